import type { DuckDBConnection } from "@duckdb/node-api";
import { UserError } from "#lib/core/user-error.ts";
import { identifier, literal } from "../query/quote.ts";
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

/** Makes the table `incoming` of all files' readings, each once, as `file` and `row` brought them. */
export async function stageReadings(
  connection: DuckDBConnection,
  files: readonly ReadingsFile[],
  { now, onFile }: { readonly now: number; readonly onFile: (done: number) => void },
): Promise<{ readonly files: StagedFile[]; readonly repeated: number }> {
  await connection.run(
    "CREATE TABLE incoming (file SMALLINT, row BIGINT, ts TIMESTAMPTZ, device_id VARCHAR, metric VARCHAR, value DOUBLE)",
  );
  const staged: StagedFile[] = [];
  for (const [i, file] of files.entries()) {
    staged.push(await stageFile(connection, file, i, now));
    onFile(i + 1);
  }
  return { files: staged, repeated: await dropRepeated(connection, files) };
}

async function stageFile(
  connection: DuckDBConnection,
  file: ReadingsFile,
  index: number,
  now: number,
): Promise<StagedFile> {
  const rows = await readTyped(connection, file);
  await checkTyped(connection, file, now);
  for (const [i, value] of file.values.entries()) {
    await connection.run(
      `INSERT INTO incoming SELECT ${index}, row, ts, ${deviceSql(file, value)}, ${metricSql(value, i)}, v${i}
       FROM typed WHERE v${i} IS NOT NULL`,
    );
  }
  await connection.run("DROP TABLE typed");
  const [readings, devices, first, last, badDevice, badMetric] = await oneRow(
    connection,
    `SELECT count(*), count(DISTINCT device_id), epoch_ms(min(ts)), epoch_ms(max(ts)),
       min(device_id) FILTER (NOT regexp_full_match(device_id, '[^/+#[:cntrl:]]{1,64}')),
       min(metric) FILTER (NOT regexp_full_match(metric, '[a-z][a-z0-9]*(_[a-z0-9]+)+'))
     FROM incoming WHERE file = ${index}`,
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
  if (Number(readings) === 0) throw new UserError(`Cannot import ${file.name} as none of its ${rows} rows has a value`);
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

async function readTyped(connection: DuckDBConnection, file: ReadingsFile): Promise<number> {
  const described = await connection.run(`DESCRIBE FROM ${sourceSql(file)}`);
  const types = new Map(
    (await described.getRows()).map(([name, type]) => [
      file.csv ? (file.csv.columns[Number(String(name).slice(1))] ?? String(name)) : String(name),
      String(type).replace("TIMESTAMP WITH TIME ZONE", "TIMESTAMPTZ"),
    ]),
  );
  try {
    await connection.run(`CREATE OR REPLACE TABLE typed AS ${typedSql(file, types)}`);
  } catch (error) {
    throw readFault(file, error);
  }
  return Number((await oneRow(connection, "SELECT count(*) FROM typed"))[0]);
}

/** A row that is cut off, has too many cells or a loose quote, as DuckDB tells it. */
function readFault(file: ReadingsFile, error: unknown): unknown {
  if (!(error instanceof Error) || !/^(Invalid Input|Conversion|IO) Error/.test(error.message)) return error;
  const line = /Line: (\d+)/.exec(error.message)?.[1];
  const [columns, found] = [/Expected Number of Columns: (\d+)/, /Found: (\d+)/].map((one) => one.exec(error.message)?.[1]);
  const why = columns
    ? `the header has ${columns} columns and the row ${found}`
    : /[Qq]uote/.test(error.message)
      ? 'a quote (") is not closed, or stands within a value'
      : error.message.split("\n")[0]!.replace(/^[A-Za-z ]+Error: /, "");
  return new UserError(`Cannot import ${file.name}${line ? ` (line ${line})` : ""} as ${why}`, { cause: error });
}

async function checkTyped(connection: DuckDBConnection, file: ReadingsFile, now: number): Promise<void> {
  const [row, bad] = await oneRow(connection, "SELECT min(row), arg_min(bad, row) FROM typed WHERE bad IS NOT NULL");
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
    throw new UserError(`Cannot import ${placeOf(file, Number(row), column)} as it must be ${must}: current value is ${shown}`);
  }
  const [far, at] = await oneRow(
    connection,
    `SELECT min(row), strftime(arg_min(ts, row), '%Y-%m-%d %H:%M:%S UTC') FROM typed
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
  const found = file.values.find((value) => value.metric === metric) ?? file.values.find((each) => typeof each.metric !== "string");
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

/** Of readings that stand there twice with one value, leaves the first; with two values they are refused. */
async function dropRepeated(connection: DuckDBConnection, files: readonly ReadingsFile[]): Promise<number> {
  await connection.run(
    `CREATE TABLE repeated AS SELECT device_id, metric, ts, count(*) AS n, min(value) <> max(value) AS differ FROM incoming
     GROUP BY device_id, metric, ts HAVING count(*) > 1`,
  );
  const [count, extra] = await oneRow(connection, "SELECT count(*), sum(n - 1) FROM repeated");
  if (Number(count) === 0) return 0;
  const differing = await connection.run(
    `SELECT file, row, metric, value, device_id, strftime(ts, '%Y-%m-%d %H:%M:%S UTC') FROM incoming SEMI JOIN
       (FROM repeated WHERE differ ORDER BY device_id, metric, ts LIMIT 1) USING (device_id, metric, ts) ORDER BY file, row`,
  );
  const rows = await differing.getRows();
  const [first] = rows;
  const other = rows.find((row) => row[3] !== first?.[3]);
  if (first && other) {
    const place = ([file, row, metric]: typeof first) =>
      placeOf(files[Number(file)]!, Number(row), columnOf(files[Number(file)]!, String(metric)));
    throw new UserError(
      `Cannot import ${place(other)} as ${first[4]}, ${first[2]}, has ${first[3]} at ${first[5]} in ${place(first)}: current value is ${other[3]}`,
    );
  }
  await connection.run(
    `CREATE TABLE once AS SELECT arg_min(file, (file, row)) AS file, arg_min(row, (file, row)) AS row, ts, device_id, metric,
       any_value(value) AS value FROM incoming GROUP BY ts, device_id, metric;
     DROP TABLE incoming; ALTER TABLE once RENAME TO incoming`,
  );
  return Number(extra);
}

/** The one row of a query. */
export async function oneRow(connection: DuckDBConnection, sql: string): Promise<readonly unknown[]> {
  return (await (await connection.run(sql)).getRows())[0] ?? [];
}
