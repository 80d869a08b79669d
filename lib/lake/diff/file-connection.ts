import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { literal } from "../query/quote.ts";

/** A DuckDB that reads some files and nothing else. */
export interface FileConnection {
  readonly connection: DuckDBConnection;
  readonly close: () => void;
}

/** Opens a DuckDB that reads these files and nothing else; an abort interrupts it. It is to be closed. */
export async function openFiles(files: readonly string[], signal: AbortSignal | undefined): Promise<FileConnection> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "2", memory_limit: "1GB", temp_directory: "" });
  let connection: DuckDBConnection | undefined;
  const interrupt = () => connection?.interrupt();
  signal?.addEventListener("abort", interrupt, { once: true });
  const close = () => {
    signal?.removeEventListener("abort", interrupt);
    connection?.closeSync();
    instance.closeSync();
  };
  try {
    connection = await instance.connect();
    await connection.run(`SET TimeZone = 'UTC'; SET allowed_paths = [${files.map(literal).join(", ")}]`);
    await connection.run("SET enable_external_access = false; SET lock_configuration = true");
    return { connection, close };
  } catch (error) {
    close();
    throw error;
  }
}
