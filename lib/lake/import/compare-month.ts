import type { DuckDBConnection } from "@duckdb/node-api";
import { UserError } from "#lib/core/user-error.ts";
import type { ReadingsFile } from "./readings-file.ts";
import { columnOf, oneRow, placeOf } from "./stage-readings.ts";

/** How the readings of files and those of the lake stand to each other. */
export interface Compared {
  readonly added: number;
  readonly restated: number;
  readonly unchanged: number;
  /** Readings that stand in the files more than once. */
  readonly repeated: number;
}

/** A reading of the lake that has another value in a file. */
export interface Difference {
  readonly place: string;
  readonly file: number;
  readonly row: number;
  readonly what: string;
  readonly was: number;
  readonly value: number;
}

const AT = "strftime(ts, '%Y-%m-%d %H:%M:%S UTC')";

/**
 * Leaves each reading of the table `fresh` once.
 *
 * @throws {UserError} If two of them differ.
 */
export async function dropRepeated(connection: DuckDBConnection, files: readonly ReadingsFile[]): Promise<number> {
  await connection.run(
    `CREATE OR REPLACE TABLE repeated AS SELECT device_id, metric, ts, count(*) AS n, min(value) <> max(value) AS differ FROM fresh
     GROUP BY device_id, metric, ts HAVING count(*) > 1`,
  );
  const [extra] = await oneRow(connection, "SELECT coalesce(sum(n - 1), 0) FROM repeated");
  if (Number(extra) === 0) return 0;
  const differing = await connection.run(
    `SELECT file, row, metric, value, device_id, ${AT} FROM fresh SEMI JOIN
       (FROM repeated WHERE differ ORDER BY device_id, metric, ts LIMIT 1) USING (device_id, metric, ts) ORDER BY file, row`,
  );
  const rows = await differing.getRows();
  const [first] = rows;
  const other = rows.find((row) => row[3] !== first?.[3]);
  if (first && other) {
    const place = ([file, row, metric]: typeof first) => placeIn(files, file, row, metric);
    throw new UserError(
      `Cannot import ${place(other)} as ${first[4]}, ${first[2]}, has ${first[3]} at ${first[5]} in ${place(first)}: current value is ${other[3]}`,
    );
  }
  await connection.run(
    `CREATE OR REPLACE TABLE once AS SELECT month, min(file) AS file, arg_min(row, (file, row)) AS row, ts, device_id, metric,
       any_value(value) AS value FROM fresh GROUP BY month, ts, device_id, metric;
     DROP TABLE fresh; ALTER TABLE once RENAME TO fresh`,
  );
  return Number(extra);
}

/** Leaves in the table `fresh` what `stored` (a select) lacks, or has with another value. */
export async function compareWith(
  connection: DuckDBConnection,
  stored: string | null,
  files: readonly ReadingsFile[],
): Promise<{ readonly compared: Omit<Compared, "repeated">; readonly difference: Difference | null }> {
  const all = Number((await oneRow(connection, "SELECT count(*) FROM fresh"))[0]);
  if (stored === null) return { compared: { added: all, restated: 0, unchanged: 0 }, difference: null };
  await connection.run(
    `CREATE OR REPLACE TABLE known AS SELECT device_id, metric, ts, bool_or(stored.value = fresh.value) AS equal,
       any_value(stored.value) AS was FROM fresh JOIN (${stored}) AS stored USING (device_id, metric, ts)
     GROUP BY device_id, metric, ts`,
  );
  const [unchanged, restated] = (
    await oneRow(connection, "SELECT count(*) FILTER (equal), count(*) FILTER (NOT equal) FROM known")
  ).map(Number) as [number, number];
  const difference = restated > 0 ? await firstDifference(connection, files) : null;
  await connection.run(
    `CREATE OR REPLACE TABLE once AS FROM fresh ANTI JOIN (FROM known WHERE equal) USING (device_id, metric, ts);
     DROP TABLE fresh; ALTER TABLE once RENAME TO fresh`,
  );
  return { compared: { added: all - unchanged - restated, restated, unchanged }, difference };
}

/** The refusal to put readings in the place of others. */
export function restatement(differences: readonly Difference[], count: number, mend: string): UserError {
  const [first] = [...differences].sort((a, b) => a.file - b.file || a.row - b.row);
  const { place, what, was, value } = first!;
  const others = count === 1 ? "" : `, and ${count - 1} more differ`;
  return new UserError(
    `Cannot import ${place} as the lake has ${was} for ${what}${others}: current value is ${value}. ${mend}`,
  );
}

async function firstDifference(connection: DuckDBConnection, files: readonly ReadingsFile[]): Promise<Difference> {
  const [file, row, metric, device, ts, was, value] = await oneRow(
    connection,
    `SELECT file, row, metric, device_id, ${AT}, was, value FROM fresh JOIN known USING (device_id, metric, ts)
     WHERE NOT equal ORDER BY file, row LIMIT 1`,
  );
  return {
    place: placeIn(files, file, row, metric),
    file: Number(file),
    row: Number(row),
    what: `${device}, ${metric}, at ${ts}`,
    was: Number(was),
    value: Number(value),
  };
}

function placeIn(files: readonly ReadingsFile[], file: unknown, row: unknown, metric: unknown): string {
  const from = files[Number(file)]!;
  return placeOf(from, Number(row), columnOf(from, String(metric)));
}
