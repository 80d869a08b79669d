import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { canonicalJson } from "#lib/core/canonical-json.ts";
import type { ColumnType } from "#lib/core/dataset.ts";
import type { Provenance } from "#lib/core/provenance.ts";
import { UserError } from "#lib/core/user-error.ts";

/** One immutable Parquet file of a dataset. */
export interface Part {
  readonly dataset: string;
  readonly partition: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly rows: number;
  /** Columns as they were when the part was written. */
  readonly columns: Readonly<Record<string, ColumnType>>;
  readonly provenance: Provenance;
}

/** A snapshot: every part there is, sorted by dataset and partition. */
export interface Manifest {
  readonly version: 1;
  readonly parent: string | null;
  /** ISO time, UTC. */
  readonly created: string;
  readonly message: string;
  readonly parts: readonly Part[];
}

/** The snapshot of a lake nobody has written to. */
export const EMPTY_SNAPSHOT = "empty";

const EMPTY: Manifest = { version: 1, parent: null, created: "1970-01-01T00:00:00.000Z", message: "", parts: [] };

/** The bytes of a manifest, and their hash: the name of the snapshot. */
export function encodeManifest(manifest: Manifest): { id: string; text: string } {
  const text = `${canonicalJson(manifest)}\n`;
  return { id: createHash("sha256").update(text).digest("hex"), text };
}

/** Reads a manifest by its full name; its bytes must hash to that name. */
export async function readManifest(lakeDir: string, id: string): Promise<Manifest> {
  if (id === EMPTY_SNAPSHOT) return EMPTY;
  const file = manifestPath(lakeDir, id);
  const text = await readFile(file, "utf8");
  if (createHash("sha256").update(text).digest("hex") !== id) {
    throw new Error(`Cannot read snapshot ${id.slice(0, 12)} as its manifest was altered: ${file}`);
  }
  const manifest = JSON.parse(text) as { readonly version: number };
  if (manifest.version === 1) return manifest as Manifest;
  throw new UserError(
    `Cannot read snapshot ${id.slice(0, 12)} as its version is ${manifest.version}: a newer Wattbook wrote it, use that one`,
  );
}

export function manifestPath(lakeDir: string, id: string): string {
  return path.join(lakeDir, "manifests", `${id}.json`);
}

export function partPath(lakeDir: string, sha256: string): string {
  return path.join(lakeDir, "parts", `${sha256}.parquet`);
}
