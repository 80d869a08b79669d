import { mkdir } from "node:fs/promises";
import path from "node:path";
import { syncPath } from "#lib/lake/store/durable.ts";

/** Makes a folder and those above it, and waits until their names are on the disk: without, all that is in it may be gone. */
export async function makeDurableFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = path.dirname(made)) {
    await syncPath(path.dirname(made), true);
  }
}
