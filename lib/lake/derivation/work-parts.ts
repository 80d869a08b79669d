import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import { ifThere } from "#lib/core/if-there.ts";
import type { Part } from "../store/manifest.ts";
import { workFolder } from "./work.ts";

/** The parts that unfinished derivations wait with, but for those finished before a time. */
export async function waitingParts(lakeDir: string, since: number): Promise<string[]> {
  const parts: string[] = [];
  const folder = workFolder(lakeDir);
  for (const name of (await ifThere(readdir(folder), folder)) ?? []) {
    const file = path.join(folder, name);
    if ((await stat(file)).mtimeMs < since) continue;
    parts.push((JSON.parse(await readFile(file, "utf8")) as Part).sha256);
  }
  return parts;
}
