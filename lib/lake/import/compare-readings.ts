import type { DuckDBConnection } from "@duckdb/node-api";
import type { Dataset } from "#lib/core/dataset.ts";
import { UserError } from "#lib/core/user-error.ts";
import { literal } from "../query/quote.ts";
import { selectParts } from "../query/relations.ts";
import type { Part } from "../store/manifest.ts";
import type { ReadingsFile } from "./readings-file.ts";
import { columnOf, oneRow, placeOf } from "./stage-readings.ts";

export interface Compared {
  readonly added: number;
  readonly restated: number;
  readonly unchanged: number;
}

/**
 * Makes the table `fresh` of those readings of `incoming` that the lake lacks, or, where they may be restated, has with another
 * value.
 *
 * @throws {UserError} If the lake has a reading with another value that may not be restated.
 */
export async function compareReadings(
  connection: DuckDBConnection,
  lakeDir: string,
  dataset: Dataset,
  parts: readonly Part[],
  files: readonly ReadingsFile[],
  { restate, zone }: { readonly restate: boolean; readonly zone: string },
): Promise<Compared> {
  const [first, last, count] = await oneRow(
    connection,
    "SELECT strftime(min(ts), '%Y-%m-%d %H:%M:%S+00'), strftime(max(ts), '%Y-%m-%d %H:%M:%S+00'), count(*) FROM incoming",
  );
  const [end] = await oneRow(connection, "SELECT strftime(max(ts) + INTERVAL 1 SECOND, '%Y-%m-%d %H:%M:%S+00') FROM incoming");
  await connection.run(
    `CREATE OR REPLACE TABLE known AS SELECT device_id, metric, ts, bool_or(stored.value = incoming.value) AS equal,
       any_value(stored.value) AS was FROM incoming
     JOIN (FROM (${selectParts(lakeDir, dataset, parts)}) WHERE ts >= ${literal(String(first))}::TIMESTAMPTZ
       AND ts <= ${literal(String(end ?? last))}::TIMESTAMPTZ) AS stored USING (device_id, metric, ts)
     GROUP BY device_id, metric, ts`,
  );
  const [unchanged, differing] = (
    await oneRow(connection, "SELECT count(*) FILTER (equal), count(*) FILTER (NOT equal) FROM known")
  ).map(Number) as [number, number];
  if (differing > 0 && !restate) throw await restatement(connection, files, differing);
  await connection.run(
    `CREATE OR REPLACE TABLE fresh AS SELECT strftime(timezone(${literal(zone)}, ts), '%Y-%m') AS month, incoming.*
     FROM incoming ANTI JOIN (FROM known WHERE equal) USING (device_id, metric, ts)`,
  );
  return { added: Number(count) - unchanged - differing, restated: differing, unchanged };
}

async function restatement(
  connection: DuckDBConnection,
  files: readonly ReadingsFile[],
  differing: number,
): Promise<UserError> {
  const [device, metric, ts, was, file, row, value] = await oneRow(
    connection,
    `SELECT device_id, metric, strftime(ts, '%Y-%m-%d %H:%M:%S UTC'), was, file, row, value
     FROM incoming JOIN known USING (device_id, metric, ts) WHERE NOT equal ORDER BY file, row LIMIT 1`,
  );
  const from = files[Number(file)]!;
  const others = differing === 1 ? "" : `, and ${differing - 1} more differ`;
  return new UserError(
    `Cannot import ${placeOf(from, Number(row), columnOf(from, String(metric)))} as the lake has ${was} for ${device}, ${metric}, at ${ts}${others}: ` +
      `current value is ${value}. Give --restate to put the file's in their place`,
  );
}
