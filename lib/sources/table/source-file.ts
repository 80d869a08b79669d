import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { UserError } from "#lib/core/user-error.ts";

/** A file to import, by the name that messages use. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Reads the files that are given as paths, and unpacks those that are gzip. */
export async function openSourceFiles(files: readonly (SourceFile | string)[]): Promise<SourceFile[]> {
  if (files.length === 0) throw new UserError("Cannot import as no file is named: give one or more files");
  return Promise.all(files.map(async (file) => unpack(typeof file === "string" ? await readPath(file) : file)));
}

async function readPath(path: string): Promise<SourceFile> {
  try {
    return { name: basename(path), bytes: await readFile(path) };
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
    const why = { ENOENT: "there is no such file", EISDIR: "it is a folder", EACCES: "it may not be read" };
    throw new UserError(`Cannot read ${path} as ${why[code as keyof typeof why] ?? `the system says ${code}`}`, {
      cause,
    });
  }
}

function unpack({ name, bytes }: SourceFile): SourceFile {
  if (bytes.length === 0) throw new UserError(`Cannot read ${name} as it is empty`);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { name, bytes };
  try {
    return { name, bytes: gunzipSync(bytes) };
  } catch (cause) {
    throw new UserError(`Cannot unpack ${name} as its gzip data is cut off or damaged: fetch the file again`, {
      cause,
    });
  }
}
