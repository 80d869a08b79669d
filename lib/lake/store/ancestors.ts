import { readFile } from "node:fs/promises";
import path from "node:path";
import { writeDurably } from "./durable.ts";
import { type Manifest, readManifest } from "./manifest.ts";

/** A snapshot and what it holds. */
export interface Ancestor {
  readonly id: string;
  readonly manifest: Manifest;
}

/** Snapshots that were thinned out, each with the next older one that is there: the history goes on from it. */
type Thinned = Readonly<Record<string, string>>;

/** A snapshot and those before it, the newest first; it ends where what came before was removed. */
export async function* ancestors(lakeDir: string, from: string | null): AsyncGenerator<Ancestor> {
  const thinned = await readThinned(lakeDir);
  for (let id = from; id !== null; ) {
    const manifest = await manifestIfThere(lakeDir, id);
    if (manifest) yield { id, manifest };
    const next: string | null = manifest ? manifest.parent : (thinned[id] ?? null);
    if (next === id) return;
    id = next;
  }
}

/** Notes, before they are removed, which snapshot follows on those that are thinned out. */
export async function noteThinned(lakeDir: string, more: Thinned): Promise<void> {
  const text = JSON.stringify({ ...(await readThinned(lakeDir)), ...more });
  await writeDurably(fileOf(lakeDir), text, path.join(lakeDir, "tmp"));
}

async function readThinned(lakeDir: string): Promise<Thinned> {
  const text = await readFile(fileOf(lakeDir), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  return JSON.parse(text) as Thinned;
}

function fileOf(lakeDir: string): string {
  return path.join(lakeDir, "thinned.json");
}

/** The manifest of a snapshot, null where there is none any more. */
export async function manifestIfThere(lakeDir: string, id: string): Promise<Manifest | null> {
  try {
    return await readManifest(lakeDir, id);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
