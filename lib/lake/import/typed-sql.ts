import { UserError } from "#lib/core/user-error.ts";
import { identifier, literal } from "../query/quote.ts";
import type { ReadingsFile, TimeColumn, ValueColumn } from "./readings-file.ts";

/** No meter reads more, in whatever unit. */
const LARGEST_VALUE = 1e15;

/** Texts that stand for a missing value. */
const MISSING = "('', '-', 'na', 'n/a', 'nan', 'null', 'none', '#n/a')";

/** Of what a row holds, the columns that can be wrong, in the order in which `bad` counts them from 0. */
export function checkedColumns(file: ReadingsFile): string[] {
  return [file.time.column, ...file.device.columns, ...file.values.flatMap(columnsOf)];
}

function columnsOf({ column, metric }: ValueColumn): string[] {
  return typeof metric === "string" ? [column] : [metric.column, column];
}

/** The rows of a file as they stand there, numbered from 1. */
export function sourceSql(file: ReadingsFile): string {
  const { csv, path } = file;
  if (!csv) return `(SELECT *, file_row_number + 1 AS row FROM read_parquet(${literal(path)}, file_row_number = true))`;
  const columns = csv.columns.map((_, i) => `'c${i}': 'VARCHAR'`).join(", ");
  return `(SELECT *, row_number() OVER () AS row FROM read_csv(${literal(path)}, columns = {${columns}}, auto_detect = false,
    header = false, skip = ${csv.skip}, delim = ${literal(csv.delimiter)}, quote = '"', escape = '"', null_padding = false))`;
}

/** A column of a file as SQL names it. */
export function columnSql(file: ReadingsFile, column: string): string {
  if (!file.csv) return identifier(column);
  const index = file.csv.columns.indexOf(column);
  if (index < 0) throw new UserError(`Cannot read ${file.name} as it has no column ${column}`);
  return `c${index}`;
}

/** Rows of a file with typed columns: `row`, `ts`, `device`, `m0`, `v0`, … and `bad`, which tells what cannot be read. */
export function typedSql(file: ReadingsFile, types: ReadonlyMap<string, string>): string {
  const of = (column: string) => columnSql(file, column);
  const typeOf = (column: string) => types.get(column) ?? "VARCHAR";
  const selects = [`row`, `${instantSql(of(file.time.column), typeOf(file.time.column), file.time)} AS ts`];
  const faults = ["ts IS NULL"];
  const device = file.device.columns.map((column) => textSql(of(column)));
  selects.push(`${[literal(file.device.prefix), device.join(" || '-' || ")].filter(Boolean).join(" || ")} AS device`);
  for (const text of device) faults.push(`(${text}) IS NULL`);
  file.values.forEach(({ column, metric, scale, zerosMissing }, i) => {
    if (typeof metric !== "string") {
      selects.push(`${textSql(of(metric.column))} AS m${i}`);
      faults.push(`m${i} IS NULL`);
    }
    const { missing, number } = numberSql(of(column), typeOf(column));
    const known = zerosMissing ? `nullif(${number}, 0)` : number;
    selects.push(`${scale === 1 ? known : `round(${known} * ${scale}::DOUBLE, 9)`} AS v${i}`);
    faults.push(`NOT (${missing}) AND NOT coalesce(abs(${number}) <= ${LARGEST_VALUE}, false)`);
  });
  const bad = `CASE ${faults.map((fault, i) => `WHEN ${fault} THEN ${i}`).join(" ")} END AS bad`;
  return `SELECT ${selects.join(", ")}, ${bad} FROM ${sourceSql(file)}`;
}

function textSql(column: string): string {
  return `nullif(trim(${column}::VARCHAR), '')`;
}

function numberSql(column: string, type: string): { missing: string; number: string } {
  if (type !== "VARCHAR") {
    const number = `${column}::DOUBLE`;
    return {
      missing: `${column} IS NULL OR isnan(${number})`,
      number: `CASE WHEN NOT isnan(${number}) THEN ${number} END`,
    };
  }
  const text = `trim(${column})`;
  const grouped = `regexp_full_match(${text}, '[-+]?\\d{1,3}(,\\d{3})+(\\.\\d*)?')`;
  return {
    missing: `${column} IS NULL OR lower(${text}) IN ${MISSING}`,
    number: `CASE WHEN lower(${text}) NOT IN ${MISSING} THEN TRY_CAST(CASE WHEN ${grouped} THEN replace(${text}, ',', '') ELSE ${text} END AS DOUBLE) END`,
  };
}

// Seconds since 1970 pass this in the year 5138, milliseconds passed it in 1973.
const MILLISECONDS_FROM = 1e11;

/** A column as an instant. */
function instantSql(column: string, type: string, { zone, format, unit, shiftMs }: TimeColumn): string {
  const shifted = (instant: string) => (shiftMs === 0 ? instant : `(${instant} + to_milliseconds(${shiftMs}))`);
  const sinceEpoch = (number: string) => {
    const ms = unit === "ms" ? number : `(${number} * 1000)`;
    const either =
      unit === undefined ? `CASE WHEN abs(${number}) >= ${MILLISECONDS_FROM} THEN ${number} ELSE ${ms} END` : ms;
    return `make_timestamptz(CASE WHEN abs(${either}) < 1e14 THEN round(${either} * 1000)::BIGINT END)`;
  };
  const wall = (local: string) =>
    zone === "UTC" ? `timezone('UTC', ${local})` : `timezone(${literal(zone)}, ${local})`;
  if (type === "TIMESTAMPTZ") return shifted(column);
  if (/^(DATE|TIMESTAMP)/.test(type)) return shifted(wall(`${column}::TIMESTAMP`));
  if (type !== "VARCHAR") return shifted(sinceEpoch(`${column}::DOUBLE`));
  const text = `trim(${column})`;
  if (format !== undefined) {
    const parsed = `try_strptime(${text}, ${literal(format)})`;
    return shifted(/%z/.test(format) ? parsed : wall(parsed));
  }
  const number = `TRY_CAST(CASE WHEN regexp_full_match(${text}, '\\d{9,14}(\\.\\d+)?') THEN ${text} END AS DOUBLE)`;
  const hasOffset = `regexp_matches(${text}, '\\d[ ]?([Zz]|[+-]\\d{2}(:?\\d{2})?)$') AND contains(${text}, ':')`;
  // DuckDB takes an offset only after seconds, and without a blank.
  const whole = `regexp_replace(regexp_replace(${text}, '^(.{10}[T ]\\d{2}:\\d{2})[ ]?([Zz+-].*)$', '\\1:00\\2'), '[ ]([Zz+-])', '\\1')`;
  const isIso = `regexp_matches(${text}, '^\\d{4}-\\d{2}-\\d{2}')`;
  return shifted(
    `CASE WHEN NOT ${isIso} THEN ${sinceEpoch(number)} WHEN ${hasOffset} THEN TRY_CAST(${whole} AS TIMESTAMPTZ)
      ELSE ${wall(`TRY_CAST(${text} AS TIMESTAMP)`)} END`,
  );
}
