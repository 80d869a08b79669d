import type { DuckDBConnection } from "@duckdb/node-api";
import { LRUCache } from "lru-cache";
import type { Engine } from "./instance.ts";
import { tablesOf } from "./tables.ts";

const tablesBySql = new LRUCache<string, readonly string[]>({ max: 1000 });

/** Rows in the files behind the tables that a statement names. */
export async function rowsScanned(engine: Engine, connection: DuckDBConnection, sql: string): Promise<number> {
  let tables = tablesBySql.get(sql);
  if (!tables) {
    // A statement that is not a plain SELECT (DESCRIBE, EXPLAIN) reads no rows.
    tables = await tablesOf(connection, sql).catch(() => []);
    tablesBySql.set(sql, tables);
  }
  return tables.reduce((sum, table) => sum + (engine.rowsBehind.get(table) ?? 0), 0);
}
