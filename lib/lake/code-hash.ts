import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { isBuiltin } from "node:module";
import path from "node:path";
import { canonicalJson } from "#lib/core/canonical-json.ts";

/** The code that some files reach, file by file. */
export interface ReachedCode {
  /** SHA-256 of each file by its path in the project: the files themselves, and all they import by a relative or `#…` path. */
  readonly files: Readonly<Record<string, string>>;
  /** Version in package-lock.json of each npm package that these import. */
  readonly packages: Readonly<Record<string, string>>;
  /** Hash of both. The checkout's place does not count, nor do imports of types. */
  readonly hash: string;
}

/** Hash of the code that a module reaches. */
export async function codeHash(file: string, root: string): Promise<string> {
  return (await reachedCode([file], root)).hash;
}

/** The code that some files reach: what their results depend on beside their arguments. */
export async function reachedCode(entries: readonly string[], root: string): Promise<ReachedCode> {
  const aliases = await readAliases(root);
  const files = new Map<string, string>();
  const packages = new Set<string>();
  const visit = async (current: string): Promise<void> => {
    const name = path.relative(root, current).replaceAll(path.sep, "/");
    if (files.has(name)) return;
    const source = await readFile(current, "utf8");
    files.set(name, createHash("sha256").update(source).digest("hex"));
    if (!/\.[cm]?[jt]sx?$/.test(current)) return;
    for (const specifier of importsOf(source)) {
      const target = resolve(specifier, current, root, aliases);
      if (target !== null) await visit(target);
      else if (!isBuiltin(specifier)) packages.add(packageName(specifier));
    }
  };
  for (const entry of entries) await visit(path.resolve(entry));
  const versions = packages.size === 0 ? {} : await lockedVersions(root, packages);
  const reached = Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    files: reached,
    packages: versions,
    hash: createHash("sha256")
      .update(canonicalJson([reached, versions]))
      .digest("hex"),
  };
}

const STATIC = /^[ \t]*(?:import|export)\s(?!type\s)[^;'"]*?\bfrom\s*["']([^"']+)["']/gm;
const BARE = /^[ \t]*import\s*["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']/g;

function importsOf(source: string): string[] {
  return [STATIC, BARE, DYNAMIC].flatMap((form) => Array.from(source.matchAll(form), (match) => match[1]!));
}

/** The file that a specifier names, null where it names a package. */
function resolve(specifier: string, from: string, root: string, aliases: ReadonlyMap<string, string>): string | null {
  if (specifier.startsWith(".")) return path.resolve(path.dirname(from), specifier);
  if (!specifier.startsWith("#")) return null;
  for (const [prefix, folder] of aliases) {
    if (specifier.startsWith(prefix)) return path.resolve(root, folder + specifier.slice(prefix.length));
  }
  throw new Error(`Cannot follow the import ${specifier} of ${from} as package.json has no such import`);
}

/** The `imports` of package.json that end in a star: prefix to folder. */
async function readAliases(root: string): Promise<Map<string, string>> {
  const { imports = {} } = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as {
    imports?: Record<string, string>;
  };
  return new Map(Object.entries(imports).map(([key, value]) => [key.replace(/\*$/, ""), value.replace(/\*$/, "")]));
}

function packageName(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

async function lockedVersions(root: string, names: ReadonlySet<string>): Promise<Record<string, string>> {
  const lock = JSON.parse(await readFile(path.join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { version?: string }>;
  };
  return Object.fromEntries(
    [...names].map((name) => {
      const version = lock.packages[`node_modules/${name}`]?.version;
      if (version === undefined) throw new Error(`Cannot hash the code as package-lock.json has no package ${name}`);
      return [name, version];
    }),
  );
}
