import { mkdir, readFile, rm, stat } from "node:fs/promises";
import path from "node:path";
import { canonicalJson } from "#lib/core/canonical-json.ts";
import { writeDurably } from "../store/durable.ts";
import { type Part, partPath } from "../store/manifest.ts";

/** The folder that remembers finished tasks whose parts no snapshot names yet, so that a run can go on after a restart. */
export function workFolder(lakeDir: string): string {
  return path.join(lakeDir, "work");
}

/** Remembers the part of a finished task. */
export async function keepFinished(lakeDir: string, key: string, part: Part): Promise<void> {
  await mkdir(workFolder(lakeDir), { recursive: true });
  await writeDurably(finishedPath(lakeDir, key), canonicalJson(part), path.join(lakeDir, "tmp"));
}

/** The part of a task finished earlier, null where there is none, or its file is gone. */
export async function findFinished(lakeDir: string, key: string): Promise<Part | null> {
  try {
    const part = JSON.parse(await readFile(finishedPath(lakeDir, key), "utf8")) as Part;
    const { size } = await stat(partPath(lakeDir, part.sha256));
    return size === part.bytes ? part : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}

/** Forgets a task whose part a snapshot names now. */
export async function forgetFinished(lakeDir: string, key: string): Promise<void> {
  await rm(finishedPath(lakeDir, key), { force: true });
}

function finishedPath(lakeDir: string, key: string): string {
  return path.join(workFolder(lakeDir), `${key}.json`);
}
