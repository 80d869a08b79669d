import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset } from "#lib/core/dataset.ts";
import { UserError } from "#lib/core/user-error.ts";
import { identifier } from "../query/quote.ts";

/** Checks the rows of the table `part` against the dataset: nothing missing that must be there, no key twice. Returns the count. */
export async function checkRows(connection: DuckDBConnection, dataset: Dataset, partition: string): Promise<number> {
  const where = `Cannot write ${dataset.name}, partition ${partition},`;
  const required = Object.entries(dataset.columns).filter(
    ([name, column]) => !column.nullable || dataset.key.includes(name),
  );
  const counts = required.map(([name]) => `count(*) - count(${identifier(name)})`);
  const result = await connection.run(`SELECT ${["count(*)", ...counts].join(", ")} FROM part`);
  const [rows, ...missing] = ((await result.getRows())[0] ?? []).map(Number);
  const incomplete = missing.findIndex((count) => count > 0);
  if (incomplete !== -1) {
    throw new UserError(
      `${where} as ${required[incomplete]![0]} must not be missing: it is in ${missing[incomplete]} rows`,
    );
  }
  if (dataset.key.length > 0) {
    const key = dataset.key.map(identifier).join(", ");
    const twice = await connection.run(
      `SELECT ${key}, count(*) FROM part GROUP BY ${key} HAVING count(*) > 1 ORDER BY ${key} LIMIT 1`,
    );
    const row = (await twice.getRows())[0];
    if (row) {
      const values = dataset.key.map((name, i) => `${name} = ${row[i]}`).join(", ");
      throw new UserError(`${where} as ${row.at(-1)} rows share one key: ${values}`);
    }
  }
  return rows!;
}
