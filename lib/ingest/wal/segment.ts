import { randomBytes } from "node:crypto";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";

/** What every segment begins with. */
export const MAGIC = Buffer.from("WATTWAL1");

const EXTENSION = ".wal";

/** Folder of the log under a home. */
export function walFolder(home: string): string {
  return path.join(home, "ingest", "wal");
}

/** A name that no other segment has; names sort by the time they were made. */
export function segmentName(nowMs: number): string {
  return `${String(Math.trunc(nowMs)).padStart(15, "0")}-${randomBytes(6).toString("hex")}${EXTENSION}`;
}

/** The segments of a log, oldest first. */
export async function listSegments(dir: string): Promise<string[]> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .filter((name) => name.endsWith(EXTENSION))
    .sort()
    .map((name) => path.join(dir, name));
}

/** Bytes of a log's segments together. */
export async function walBytes(dir: string): Promise<number> {
  const sizes = await Promise.all(
    (await listSegments(dir)).map((file) =>
      stat(file).then(
        ({ size }) => size,
        (error: NodeJS.ErrnoException) => {
          if (error.code === "ENOENT") return 0;
          throw error;
        },
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
