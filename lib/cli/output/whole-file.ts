import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { access, constants, realpath, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { finished } from "node:stream/promises";
import { UserError } from "#lib/core/user-error.ts";
import { writeLines } from "./write-lines.ts";

/**
 * Writes lines under a passing name, then gives the file its own: a reader never sees half of it. What a link points to is
 * replaced, not the link; a device or a pipe, which must never be replaced, takes the lines as they come.
 */
export async function writeWholeFile(path: string, lines: Iterable<string>): Promise<void> {
  const standing = await stat(path).catch(() => null);
  const isStream = standing !== null && !standing.isFile() && !standing.isDirectory();
  const target = standing && !isStream ? await realpath(path) : path;
  const passing = isStream ? null : `${target}.${randomUUID()}.tmp`;
  const stream = createWriteStream(passing ?? target);
  try {
    await once(stream, "open");
    await writeLines(stream, lines);
    stream.end();
    await finished(stream);
    if (passing) await rename(passing, target);
  } catch (cause) {
    stream.destroy();
    if (passing) await rm(passing, { force: true });
    throw unwritable(path, cause);
  }
}

/** Makes sure, before any long work, that a file can be written. */
export async function requireWritableFile(path: string): Promise<void> {
  try {
    const standing = await stat(path).catch(() => null);
    if (standing?.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    if (standing && !standing.isFile()) return await access(path, constants.W_OK);
    await access(dirname(path), constants.W_OK);
    if (!(await stat(dirname(path))).isDirectory()) throw Object.assign(new Error(), { code: "ENOTDIR" });
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

function unwritable(path: string, cause: unknown): UserError {
  const { code } = cause as NodeJS.ErrnoException;
  const mend = code === "ENOSPC" ? "free space on its disk" : "name a file in a folder that you may write to";
  return new UserError(`Cannot write ${path} (${code}): ${mend}`, { cause });
}
