import { readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { syncPath, writeDurably } from "#lib/lake/store/durable.ts";
import { makeDurableFolder } from "../make-durable-folder.ts";

const EXTENSION = ".ndjson";

function folderOf(home: string): string {
  return path.join(home, "ingest", "quarantine");
}

/** The segments of which something is in quarantine, oldest first. */
export async function quarantinedSegments(home: string): Promise<string[]> {
  const names = await readdir(folderOf(home)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .filter((name) => name.endsWith(EXTENSION))
    .map((name) => name.slice(0, -EXTENSION.length))
    .sort();
}

/** Lines of what is in quarantine of a segment: none where there is nothing, or no longer. */
export async function readLines(home: string, segment: string): Promise<string[]> {
  const text = await readFile(fileOf(home, segment), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "";
    throw error;
  });
  return text.split("\n").filter((line) => line !== "");
}

/** Puts lines in place of what there was of a segment; none at all: takes it away. Whole and on the disk when it returns. */
export async function writeLines(home: string, segment: string, lines: readonly string[]): Promise<void> {
  const folder = folderOf(home);
  const file = fileOf(home, segment);
  if (lines.length > 0) {
    const temporary = path.join(folder, "tmp");
    await makeDurableFolder(temporary);
    await writeDurably(file, `${lines.join("\n")}\n`, temporary);
    return;
  }
  if (!(await quarantinedSegments(home)).includes(segment)) return;
  await rm(file, { force: true });
  await syncPath(folder, true);
}

function fileOf(home: string, segment: string): string {
  return path.join(folderOf(home), `${path.basename(segment)}${EXTENSION}`);
}
