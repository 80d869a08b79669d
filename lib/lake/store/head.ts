import { readFile } from "node:fs/promises";
import path from "node:path";
import { writeDurably } from "./durable.ts";

/** The newest snapshot of a lake, or null when nothing was ever committed. */
export async function readHead(lakeDir: string): Promise<string | null> {
  let text: string;
  try {
    text = await readFile(path.join(lakeDir, "HEAD"), "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
  const id = text.trim();
  if (!/^[0-9a-f]{64}$/.test(id)) throw new Error(`Cannot read the lake's HEAD as it names no snapshot: ${lakeDir}`);
  return id;
}

/** Moves HEAD. The caller holds the lake's lock. */
export async function writeHead(lakeDir: string, id: string): Promise<void> {
  await writeDurably(path.join(lakeDir, "HEAD"), `${id}\n`, path.join(lakeDir, "tmp"));
}
