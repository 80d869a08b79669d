import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset } from "#lib/core/dataset.ts";
import { UserError } from "#lib/core/user-error.ts";
import { identifier, literal } from "../query/quote.ts";
import { type Part, partPath } from "./manifest.ts";

/**
 * Checks that no row of the new parts of a dataset has the key of a row in another part, new or kept. DuckDB prunes the kept
 * files by the range of the new keys.
 */
export async function checkKeys(
  connection: DuckDBConnection,
  lakeDir: string,
  dataset: Dataset,
  put: readonly Part[],
  kept: readonly Part[],
): Promise<void> {
  if (dataset.key.length === 0) return;
  const key = dataset.key.map(identifier).join(", ");
  const comparable = kept.filter((part) => dataset.key.every((name) => name in part.columns));
  const read = (parts: readonly Part[]) => {
    const files = parts.map((part) => literal(partPath(lakeDir, part.sha256))).join(", ");
    return `(SELECT ${key} FROM read_parquet([${files}], union_by_name = true))`;
  };
  if (put.length > 1) {
    await refuse(
      connection,
      dataset,
      `SELECT ${key} FROM ${read(put)} GROUP BY ${key} HAVING count(*) > 1 ORDER BY ${key}`,
    );
  }
  if (put.length > 0 && comparable.length > 0) {
    await refuse(
      connection,
      dataset,
      `SELECT ${key} FROM ${read(put)} SEMI JOIN ${read(comparable)} USING (${key}) ORDER BY ${key}`,
    );
  }
}

async function refuse(connection: DuckDBConnection, dataset: Dataset, sql: string): Promise<void> {
  const row = (await (await connection.run(`${sql} LIMIT 1`)).getRows())[0];
  if (!row) return;
  const values = dataset.key.map((name, i) => `${name} = ${row[i]}`).join(", ");
  throw new UserError(`Cannot write ${dataset.name} as two partitions have a row of one key: ${values}`);
}
