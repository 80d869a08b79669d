import path from "node:path";
import type { Lake } from "../lake.ts";
import { readManifest } from "./manifest.ts";
import { readPinned } from "./pinned.ts";

/** The snapshots that were HEAD at or after a time, and those that pins name. A pin that cannot be read stops this. */
export async function neededSnapshots(lake: Pick<Lake, "dir" | "head">, since: number): Promise<Set<string>> {
  const needed = new Set<string>();
  for (let id = await lake.head(); id !== null; ) {
    needed.add(id);
    const { parent, created } = await readManifest(lake.dir, id);
    // This one was HEAD when that time came: what it replaced was not.
    if (Date.parse(created) <= since) break;
    id = parent;
    if (id !== null && !(await isThere(lake.dir, id))) break;
  }
  for (const { snapshot } of await readPinned(path.dirname(lake.dir))) {
    if (await isThere(lake.dir, snapshot)) needed.add(snapshot);
  }
  return needed;
}

async function isThere(lakeDir: string, id: string): Promise<boolean> {
  try {
    await readManifest(lakeDir, id);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
