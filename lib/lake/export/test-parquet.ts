import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { onTestFinished } from "vitest";

/** What SQL over `$file` gives of Parquet bytes, read by a DuckDB of the test's own. */
export async function readParquet(bytes: Uint8Array, sql: string): Promise<Record<string, unknown>[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "wattbook-back-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, "rows.parquet");
  await writeFile(file, bytes);
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  await connection.run("SET TimeZone = 'UTC'");
  return (await (await connection.runAndReadAll(sql.replace("$file", `'${file}'`))).getRowObjectsJson()) as never;
}
