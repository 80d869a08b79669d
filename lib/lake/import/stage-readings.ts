import type { DuckDBConnection } from "@duckdb/node-api";
import { UserError } from "#lib/core/user-error.ts";
import { identifier, literal } from "../query/quote.ts";
import { monthSql } from "./calendar-sql.ts";
import type { ReadingsFile, ValueColumn } from "./readings-file.ts";
import { checkedColumns, columnSql, sourceSql, typedSql } from "./typed-sql.ts";

/** What a file holds. */
export interface StagedFile {
  readonly name: string;
  readonly rows: number;
  readonly readings: number;
  /** Cells without a value, and those whose 0 stands for one. */
  readonly missing: number;
  readonly devices: number;
  readonly first: Date;
  readonly last: Date;
}

const DAY_MS = 86_400_000;

/**
 * Writes the readings of files to a Parquet file, sorted by the month of the site's zone in which they lie: columns month, file
 * (its number), row, ts, device_id, metric and value.
 */
export async function stageReadings(
  connection: DuckDBConnection,
  files: readonly ReadingsFile[],
  target: string,
  { now, zone, onFile }: { readonly now: number; readonly zone: string; readonly onFile: (done: number) => void },
): Promise<StagedFile[]> {
  const staged: StagedFile[] = [];
  for (const [i, file] of files.entries()) {
    staged.push(await stageFile(connection, file, `typed${i}`, now));
    onFile(i + 1);
  }
  const first = Math.min(...staged.map((each) => each.first.getTime()));
  const last = Math.max(...staged.map((each) => each.last.getTime()));
  const selects = files.flatMap((file, k) =>
    file.values.map(
      (value, i) =>
        `SELECT ${k}::SMALLINT AS file, row, ts, ${deviceSql(file, value)} AS device_id, ${metricSql(value, i)} AS metric,
           v${i} AS value FROM typed${k} WHERE v${i} IS NOT NULL`,
    ),
  );
  await connection.run(
    `COPY (SELECT ${monthSql("ts", first, last, zone)} AS month, * FROM (${selects.join(" UNION ALL ")})
       ORDER BY month, device_id, metric, ts, file, row)
     TO ${literal(target)} (FORMAT parquet, COMPRESSION snappy, ROW_GROUP_SIZE 61440)`,
  );
  return staged;
}

async function stageFile(
  connection: DuckDBConnection,
  file: ReadingsFile,
  table: string,
  now: number,
): Promise<StagedFile> {
  const rows = await readTyped(connection, file, table);
  await checkTyped(connection, file, table, now);
  const counted = file.values.map((_, i) => `count(v${i})`).join(" + ");
  const valued = file.values.map((_, i) => `v${i} IS NOT NULL`).join(" OR ");
  const [readings, first, last] = await oneRow(
    connection,
    `SELECT ${counted}, epoch_ms(min(ts) FILTER (${valued})), epoch_ms(max(ts) FILTER (${valued})) FROM ${table}`,
  );
  if (Number(readings) === 0) throw new UserError(`Cannot import ${file.name} as none of its ${rows} rows has a value`);
  const named = file.values.map(
    (value, i) =>
      `SELECT DISTINCT ${deviceSql(file, value)} AS device_id, ${metricSql(value, i)} AS metric FROM ${table} WHERE v${i} IS NOT NULL`,
  );
  const [devices, badDevice, badMetric] = await oneRow(
    connection,
    `SELECT count(DISTINCT device_id), min(device_id) FILTER (NOT regexp_full_match(device_id, '[^/+#[:cntrl:]]{1,64}')),
       min(metric) FILTER (NOT regexp_full_match(metric, '[a-z][a-z0-9]*(_[a-z0-9]+)+')) FROM (${named.join(" UNION ALL ")})`,
  );
  if (typeof badDevice === "string") {
    throw new UserError(
      `Cannot import ${file.name} as a device is named by 1 to 64 letters, digits or signs other than / + #: current value is ${JSON.stringify(badDevice)}`,
    );
  }
  if (typeof badMetric === "string") {
    throw new UserError(
      `Cannot import ${file.name} as a metric is named like power_w or temp_c: current value is ${JSON.stringify(badMetric)}`,
    );
  }
  return {
    name: file.name,
    rows,
    readings: Number(readings),
    missing: rows * file.values.length - Number(readings),
    devices: Number(devices),
    first: new Date(Number(first)),
    last: new Date(Number(last)),
  };
}

async function readTyped(connection: DuckDBConnection, file: ReadingsFile, table: string): Promise<number> {
  const described = await connection.run(`DESCRIBE FROM ${sourceSql(file)}`);
  const types = new Map(
    (await described.getRows()).map(([name, type]) => [
      file.csv ? (file.csv.columns[Number(String(name).slice(1))] ?? String(name)) : String(name),
      String(type).replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ"),
    ]),
  );
  try {
    await connection.run(`CREATE TABLE ${table} AS ${typedSql(file, types)}`);
  } catch (error) {
    throw readFault(file, error);
  }
  return Number((await oneRow(connection, `SELECT count(*) FROM ${table}`))[0]);
}

/** A row that is cut off, has too many cells or a loose quote, as DuckDB tells it. */
function readFault(file: ReadingsFile, error: unknown): unknown {
  if (!(error instanceof Error) || !/^(Invalid Input|Conversion|IO) Error/.test(error.message)) return error;
  const line = /Line: (\d+)/.exec(error.message)?.[1];
  const [columns, found] = [/Expected Number of Columns: (\d+)/, /Found: (\d+)/].map(
    (one) => one.exec(error.message)?.[1],
  );
  const why = columns
    ? `the header has ${columns} columns and the row ${found}`
    : /[Qq]uote/.test(error.message)
      ? 'a quote (") is not closed, or stands within a value'
      : error.message.split("\n")[0]!.replace(/^[A-Za-z ]+Error: /, "");
  return new UserError(`Cannot import ${file.name}${line ? ` (line ${line})` : ""} as ${why}`, { cause: error });
}

async function checkTyped(connection: DuckDBConnection, file: ReadingsFile, table: string, now: number): Promise<void> {
  const [row, bad] = await oneRow(connection, `SELECT min(row), arg_min(bad, row) FROM ${table} WHERE bad IS NOT NULL`);
  if (row !== null && row !== undefined) {
    const column = checkedColumns(file)[Number(bad)]!;
    const [text] = await oneRow(
      connection,
      `SELECT ${columnSql(file, column)}::VARCHAR FROM ${sourceSql(file)} WHERE row = ${row}`,
    );
    const shown = text === null ? "empty" : JSON.stringify(text);
    const must =
      column === file.time.column
        ? "a time, such as 2026-01-31T09:00:00+09:00 (a mapping file may say its format)"
        : file.values.some((value) => value.column === column)
          ? "a number, or empty where it is missing"
          : "a text";
    throw new UserError(
      `Cannot import ${placeOf(file, Number(row), column)} as it must be ${must}: current value is ${shown}`,
    );
  }
  const [far, at] = await oneRow(
    connection,
    `SELECT min(row), strftime(arg_min(ts, row), '%Y-%m-%d %H:%M:%S UTC') FROM ${table}
     WHERE NOT isfinite(ts) OR ts < TIMESTAMPTZ '1970-01-01 00:00:00+00' OR epoch_ms(ts) > ${now + DAY_MS}`,
  );
  if (far === null || far === undefined) return;
  throw new UserError(
    `Cannot import ${placeOf(file, Number(far), file.time.column)} as a reading is neither before 1970 nor in the future: current value is ${at}`,
  );
}

/** Where a cell stands, as its reader finds it. */
export function placeOf(file: ReadingsFile, row: number, column: string): string {
  return `${file.name} (${file.csv ? `line ${row + file.csv.skip}` : `row ${row}`}, column ${column})`;
}

/** The column that brought a metric. */
export function columnOf(file: ReadingsFile, metric: string): string {
  const found =
    file.values.find((value) => value.metric === metric) ?? file.values.find((each) => typeof each.metric !== "string");
  return found?.column ?? file.values[0]!.column;
}

function deviceSql(file: ReadingsFile, { device }: ValueColumn): string {
  if (device === undefined) return "device";
  const hasOwn = file.device.columns.length > 0 || file.device.prefix !== "";
  return hasOwn ? `device || ${literal(`-${device}`)}` : literal(device);
}

function metricSql({ metric }: ValueColumn, i: number): string {
  return typeof metric === "string" ? literal(metric) : identifier(`m${i}`);
}

/** The one row of a query. */
export async function oneRow(connection: DuckDBConnection, sql: string): Promise<readonly unknown[]> {
  return (await (await connection.run(sql)).getRows())[0] ?? [];
}
