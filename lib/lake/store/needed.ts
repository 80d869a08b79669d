import path from "node:path";
import type { Lake } from "../lake.ts";
import { ancestors, manifestIfThere } from "./ancestors.ts";
import { readPinned } from "./pinned.ts";

/** The snapshots that were HEAD at or after a time, and those that pins name. A pin that cannot be read stops this. */
export async function neededSnapshots(lake: Pick<Lake, "dir" | "head">, since: number): Promise<Set<string>> {
  const needed = await pinnedSnapshots(lake.dir);
  for await (const { id, manifest } of ancestors(lake.dir, await lake.head())) {
    needed.add(id);
    // This one was HEAD when that time came: what it replaced was not.
    if (Date.parse(manifest.created) <= since) break;
  }
  return needed;
}

/** The snapshots that pins name, and that are there. */
export async function pinnedSnapshots(lakeDir: string): Promise<Set<string>> {
  const pinned = new Set<string>();
  for (const { snapshot } of await readPinned(path.dirname(lakeDir))) {
    if (await manifestIfThere(lakeDir, snapshot)) pinned.add(snapshot);
  }
  return pinned;
}
