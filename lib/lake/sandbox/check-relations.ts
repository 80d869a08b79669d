import type { DuckDBConnection } from "@duckdb/node-api";
import { UserError } from "#lib/core/user-error.ts";
import { inspect } from "../query/inspect.ts";

/**
 * Refuses a select that names a table which is none of the snapshot's: DuckDB would take it for a file, or show what it
 * knows of itself. What cannot be read as a select is left to the run, which says why.
 */
export async function checkRelations(
  connection: DuckDBConnection,
  sql: string,
  known: ReadonlyMap<string, number>,
): Promise<void> {
  const { count } = await connection.extractStatements(sql).catch(() => ({ count: 0 }));
  if (count !== 1) return;
  const inspection = await inspect(connection, sql).catch(() => null);
  if (!inspection) return;
  // It takes the name of a table as a text, which no gate can read when it is computed.
  if (inspection.tableFunctions.includes("query_table")) {
    throw new UserError("Cannot run the query as query_table may not be called here: name the view in FROM");
  }
  const lower = new Set([...known.keys(), "datasets"].map((name) => name.toLowerCase()));
  const unknown = inspection.tables.find((table) => !lower.has(table.toLowerCase()));
  if (unknown === undefined) return;
  throw new UserError(`Cannot run the query as there is no view ${unknown}: FROM datasets lists what there is`);
}
