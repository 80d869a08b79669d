import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { UserError } from "#lib/core/user-error.ts";
import type { Lake } from "../lake.ts";
import { readManifest } from "./manifest.ts";

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
  for (const id of await pinnedSnapshots(path.dirname(lake.dir))) {
    if (await isThere(lake.dir, id)) needed.add(id);
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

async function pinnedSnapshots(home: string): Promise<string[]> {
  const folder = path.join(home, "pins");
  const pins = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [] as string[];
    throw error;
  });
  return Promise.all(
    pins.map(async (pin) => {
      const file = path.join(folder, pin, "manifest.json");
      try {
        const { snapshot } = JSON.parse(await readFile(file, "utf8")) as { snapshot?: unknown };
        if (typeof snapshot === "string") return snapshot;
        throw new TypeError("it names no snapshot");
      } catch (cause) {
        throw new UserError(
          `Cannot tell what the pin ${pin} needs, so nothing was removed: ${file}: ${(cause as Error).message}. Mend the pin or remove its folder.`,
          { cause },
        );
      }
    }),
  );
}
