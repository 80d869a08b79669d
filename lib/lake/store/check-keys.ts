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
  const others = kept.filter((part) => dataset.key.every((name) => name in part.columns));
  const { put: near, kept: comparable } = await overlapping(connection, lakeDir, dataset, put, others);
  const read = (parts: readonly Part[]) => {
    const files = parts.map((part) => literal(partPath(lakeDir, part.sha256))).join(", ");
    return `(SELECT ${key} FROM read_parquet([${files}], union_by_name = true))`;
  };
  if (near.length > 1) {
    await refuse(
      connection,
      dataset,
      `SELECT ${key} FROM ${read(near)} GROUP BY ${key} HAVING count(*) > 1 ORDER BY ${key}`,
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

interface Apart {
  readonly put: readonly Part[];
  readonly kept: readonly Part[];
}

/** Without the parts whose times lie apart from those of all others: nothing can be in two of them. */
async function overlapping(
  connection: DuckDBConnection,
  lakeDir: string,
  dataset: Dataset,
  put: readonly Part[],
  kept: readonly Part[],
): Promise<Apart> {
  const time = dataset.key.find((name) => /^(DATE|TIMESTAMP)/.test(dataset.columns[name]!.type));
  if (time === undefined || put.length + kept.length < 2) return { put, kept };
  const files = [...put, ...kept].map((part) => literal(partPath(lakeDir, part.sha256))).join(", ");
  const type = dataset.columns[time]!.type;
  const found = await connection.run(
    `SELECT file_name, epoch_us(min(stats_min_value::${type})::TIMESTAMP)::DOUBLE, epoch_us(max(stats_max_value::${type})::TIMESTAMP)::DOUBLE,
       bool_and(stats_min_value IS NOT NULL AND stats_max_value IS NOT NULL)
     FROM parquet_metadata([${files}]) WHERE path_in_schema = ${literal(time)} GROUP BY file_name`,
  );
  const extents = new Map(
    (await found.getRows()).flatMap(([file, from, to, known]) =>
      known === true ? [[String(file), { from: Number(from), to: Number(to) }] as const] : [],
    ),
  );
  const extentOf = (part: Part) =>
    part.rows === 0
      ? { from: 1, to: 0 }
      : (extents.get(partPath(lakeDir, part.sha256)) ?? { from: -Infinity, to: Infinity });
  const meets = (a: Part, b: Part) => extentOf(a).from <= extentOf(b).to && extentOf(b).from <= extentOf(a).to;
  return {
    put: put.filter((part) => put.some((other) => other !== part && meets(part, other))),
    kept: kept.filter((part) => put.some((other) => meets(part, other))),
  };
}
