import { open, stat } from "node:fs/promises";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { UserError } from "#lib/core/user-error.ts";
import { literal } from "../query/quote.ts";
import { shortType } from "../query/result.ts";

/** What can be told of a table in a file without reading all of it. */
export type FileColumns =
  | { readonly format: "parquet"; readonly columns: readonly { readonly name: string; readonly type: string }[] }
  /** Its first line, as it stands there; text may be gzip. */
  | { readonly format: "csv"; readonly firstLine: string };

const PARQUET = Buffer.from("PAR1");

/** Looks at a file's columns. */
export async function fileColumns(file: string): Promise<FileColumns> {
  const name = path.basename(file);
  const start = await firstBytes(file);
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  try {
    if (start.equals(PARQUET)) {
      const found = await connection.run(`DESCRIBE FROM read_parquet(${literal(file)})`);
      const columns = (await found.getRows()).map(([column, type]) => ({
        name: String(column),
        type: shortType(String(type)),
      }));
      return { format: "parquet", columns };
    }
    // A sign that no table has, so that a line is one value.
    const lines = await connection.run(
      `SELECT line FROM read_csv(${literal(file)}, columns = {'line': 'VARCHAR'}, auto_detect = false, header = false,
        delim = chr(1), quote = '', escape = '', strict_mode = false) LIMIT 1`,
    );
    const firstLine = (await lines.getRows())[0]?.[0];
    if (typeof firstLine !== "string") throw new UserError(`Cannot read ${name} as it holds no line`);
    return { format: "csv", firstLine: firstLine.replace(/^\uFEFF/, "").replace(/\r$/, "") };
  } catch (error) {
    if (error instanceof UserError) throw error;
    const why = error instanceof Error ? error.message.split("\n")[0] : String(error);
    throw new UserError(`Cannot read ${name} as it is neither CSV in UTF-8 nor Parquet, or is cut off: ${why}`, {
      cause: error,
    });
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    if ((await stat(file)).isDirectory()) throw new UserError(`Cannot read ${file} as it is a folder: name its files`);
    const handle = await open(file, "r");
    try {
      const bytes = Buffer.alloc(PARQUET.length);
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      if (bytesRead === 0) throw new UserError(`Cannot read ${path.basename(file)} as it is empty`);
      return bytes.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const { code } = cause as NodeJS.ErrnoException;
    const why = { ENOENT: "there is no such file", EACCES: "it may not be read" }[code ?? ""];
    throw new UserError(`Cannot read ${file} as ${why ?? `the system says ${code}`}`, { cause });
  }
}
