import path from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** Lends a DuckDB that writes parts: one thread, so that the same rows give the same bytes. */
export async function withWriter<T>(lakeDir: string, work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
  const spill = path.join(lakeDir, "tmp", "spill");
  const instance = await DuckDBInstance.create(":memory:", { threads: "1", temp_directory: spill });
  let connection: DuckDBConnection | undefined;
  try {
    connection = await instance.connect();
    return await work(connection);
  } finally {
    connection?.closeSync();
    instance.closeSync();
  }
}
