import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { canonicalJson } from "#lib/core/canonical-json.ts";
import type { Dataset } from "#lib/core/dataset.ts";
import type { Derivation } from "#lib/core/derivation.ts";
import { UserError } from "#lib/core/user-error.ts";
import { checkDataset } from "./check-dataset.ts";

/** A view of data/views. */
export interface View {
  readonly name: string;
  readonly sql: string;
  readonly file: string;
}

/** What data/ defines: found in its folders, registered nowhere. */
export interface Catalogue {
  readonly root: string;
  readonly datasets: ReadonlyMap<string, Dataset>;
  readonly views: ReadonlyMap<string, View>;
  readonly derivations: ReadonlyMap<string, { readonly file: string; readonly derivation: Derivation }>;
  /** Hash of the datasets and views: what a snapshot is opened with. */
  readonly hash: string;
}

/** Finds the datasets, views and derivations under `<root>/data`. A broken definition is one clear error. Who only asks needs no derivations. */
export async function loadCatalogue(root: string, { withDerivations = true } = {}): Promise<Catalogue> {
  const datasets = new Map<string, Dataset>();
  for (const file of await filesOf(root, "datasets", ".ts")) {
    const dataset = checkDataset((await load(file)).dataset, nameOf(file, ".ts"), path.relative(root, file));
    datasets.set(dataset.name, dataset);
  }
  const views = new Map<string, View>();
  for (const file of await filesOf(root, "views", ".sql")) {
    const name = nameOf(file, ".sql");
    if (name === "datasets")
      throw new UserError(`Cannot define a view named datasets as it is built in: ${path.relative(root, file)}`);
    views.set(name, { name, sql: await readFile(file, "utf8"), file: path.relative(root, file) });
  }
  const derivations = new Map<string, { file: string; derivation: Derivation }>();
  for (const file of withDerivations ? await filesOf(root, "derive", ".ts") : []) {
    const derivation = checkDerivation((await load(file)).derivation, datasets, path.relative(root, file));
    derivations.set(derivation.dataset, { file, derivation });
  }
  const definitions = canonicalJson([[...datasets.values()], [...views.values()]]);
  return { root, datasets, views, derivations, hash: createHash("sha256").update(definitions).digest("hex") };
}

async function filesOf(root: string, folder: string, extension: string): Promise<string[]> {
  const dir = path.join(root, "data", folder);
  let names: string[];
  try {
    names = await readdir(dir);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
  return names
    .filter((name) => name.endsWith(extension) && !name.endsWith(`.test${extension}`))
    .sort()
    .map((name) => path.join(dir, name));
}

function nameOf(file: string, extension: string): string {
  return path.basename(file, extension).replaceAll("-", "_");
}

/** Imports a module natively, whatever bundles this file; again when the file has changed since. */
async function load(file: string): Promise<Record<string, unknown>> {
  const { mtimeMs } = await stat(file);
  const url = `${pathToFileURL(file).href}?changed=${Math.trunc(mtimeMs)}`;
  try {
    return (await import(/* @vite-ignore */ /* webpackIgnore: true */ /* turbopackIgnore: true */ url)) as Record<
      string,
      unknown
    >;
  } catch (error) {
    throw new UserError(`Cannot load ${file} as it fails: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}

function checkDerivation(value: unknown, datasets: ReadonlyMap<string, Dataset>, file: string): Derivation {
  const derivation = value as Derivation | undefined;
  if (!derivation || typeof derivation.plan !== "function" || typeof derivation.compute !== "function") {
    throw new UserError(`Cannot load ${file} as it must export \`derivation\` with dataset, inputs, plan and compute`);
  }
  for (const name of [derivation.dataset, ...derivation.inputs]) {
    if (!datasets.has(name)) throw new UserError(`Cannot load ${file} as data/datasets has no dataset ${name}`);
  }
  return derivation;
}
