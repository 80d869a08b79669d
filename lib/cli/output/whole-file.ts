import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { access, constants, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { UserError } from "#lib/core/user-error.ts";
import { writeLines } from "./write-lines.ts";

/** Writes lines under a passing name, then gives the file its own: a reader never sees half of it. */
export async function writeWholeFile(path: string, lines: Iterable<string>): Promise<void> {
  const passing = `${path}.${randomUUID()}.tmp`;
  const stream = createWriteStream(passing);
  try {
    await once(stream, "open");
    await writeLines(stream, lines);
    stream.end();
    await finished(stream);
    await rename(passing, path);
  } catch (cause) {
    stream.destroy();
    await rm(passing, { force: true });
    throw unwritable(path, cause);
  }
}

/** Makes sure, before any long work, that a file can be written. */
export async function requireWritableFile(path: string): Promise<void> {
  try {
    await access(dirname(path), constants.W_OK);
    if (!(await stat(dirname(path))).isDirectory()) throw Object.assign(new Error(), { code: "ENOTDIR" });
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function unwritable(path: string, cause: unknown): UserError {
  const { code } = cause as NodeJS.ErrnoException;
  return new UserError(`Cannot write ${path} (${code}): name a file in a folder that you may write to`, { cause });
}
