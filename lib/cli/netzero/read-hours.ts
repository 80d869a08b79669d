import { UserError } from "#lib/core/user-error.ts";
import { instantOf } from "#lib/core/zone.ts";
import { readTables } from "#lib/sources/table/read-tables.ts";
import { openSourceFiles } from "#lib/sources/table/source-file.ts";
import type { Table } from "#lib/sources/table/table.ts";
import { readValue } from "../forecast/read-value.ts";
import type { ColumnUnit } from "./column-unit.ts";
import type { HourColumn } from "./hour-column.ts";
import { type TimedRows, toHours } from "./to-hours.ts";

/** How a file is to be read. */
export interface HoursRequest {
  /** Name of the option, for messages. */
  readonly option: string;
  /** Column to take; the only one whose name ends in a unit where left out. */
  readonly column?: string | undefined;
  /** Taken first where several have a unit. */
  readonly preferred?: RegExp;
  readonly unitOf: (name: string) => ColumnUnit | undefined;
  /** Names of units, for messages. */
  readonly units: string;
  /** Zone of times without an offset. */
  readonly zone: string;
  /** Whether an hour is the mean of its parts, as of a price, and not their sum. */
  readonly isSignal?: boolean;
}

const TIME_NAME = /^(time|timestamp|interval_start|start|datetime|date_time|date|일시|시각|시간)$/i;
const TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;
const HOUR_MS = 3_600_000;

/** Reads a column of a CSV or XLSX file by the hour; power becomes energy by the length of its intervals. */
export async function readHours(path: string, request: HoursRequest): Promise<HourColumn> {
  const [file] = await openSourceFiles([path]);
  const table = file && readTables(file)[0];
  return hoursOfTable(table ?? { file: path, rows: [], place: String, closed: true }, request);
}

/** The same of a table that was opened. */
export function hoursOfTable(table: Table, request: HoursRequest): HourColumn {
  if (table.rows.length < 3) {
    throw new UserError(
      `Cannot use ${table.file} as it has fewer than two rows below its header: give a row an interval`,
    );
  }
  const header = (table.rows[0] ?? []).map((name) => name.trim());
  const time = Math.max(
    0,
    header.findIndex((name) => TIME_NAME.test(name)),
  );
  const column = columnOf(table, header, request);
  const unit = request.unitOf(header[column]!)!;
  const { zoned, ...rows } = readRows(table, time, column, request);
  const name = `${table.file}, ${header[column]}`;
  const hours = toHours(rows, unit, name, request.isSignal);
  if (zoned === undefined) return hours;
  return {
    ...hours,
    notes: [...hours.notes, `${name}: times without an offset are those of ${zoned} (SITE_TIME_ZONE).`],
  };
}

function columnOf(table: Table, header: readonly string[], request: HoursRequest): number {
  const { option, column, preferred, unitOf, units } = request;
  const withUnit = header.flatMap((name, i) => (unitOf(name) ? [i] : []));
  const listed = withUnit.map((i) => header[i]).join(", ");
  if (column !== undefined) {
    const found = header.indexOf(column);
    if (found < 0)
      throw new UserError(`Cannot read ${table.file} as it has no column ${column}: it has ${header.join(", ")}`);
    if (!withUnit.includes(found)) {
      throw new UserError(
        `Cannot read ${table.file} as the name of ${column} does not end in its unit: name it in ${units}`,
      );
    }
    return found;
  }
  if (withUnit.length === 1) return withUnit[0]!;
  const first = preferred ? withUnit.filter((i) => preferred.test(header[i]!)) : [];
  if (first.length === 1) return first[0]!;
  if (withUnit.length === 0) {
    throw new UserError(
      `Cannot read ${table.file} as no column's name ends in a unit (${header.join(", ")}): name the one to take in ${units}`,
    );
  }
  throw new UserError(
    `Cannot read ${table.file} as several columns have a unit (${listed}): name one with ${option}-column`,
  );
}

/** Rows, and the zone that times without an offset were taken to be in. */
function readRows(
  table: Table,
  time: number,
  column: number,
  { zone }: HoursRequest,
): TimedRows & { readonly zoned: string | undefined } {
  const start: number[] = [];
  const values: number[] = [];
  const rows: number[] = [];
  let utcOffset = Number.NaN;
  let zoned: string | undefined;
  for (let row = 1; row < table.rows.length; row++) {
    if ((table.rows[row] ?? []).every((cell) => cell.trim() === "")) continue;
    const { at, offset, isZoned } = instantIn(table, row, time, zone);
    if (isZoned) zoned = zone;
    if (Number.isNaN(utcOffset)) utcOffset = offset;
    start.push(at);
    values.push(readValue(table, row, column));
    rows.push(row);
  }
  return { start, values, utcOffset, zoned, place: (i) => `${table.file} (${table.place(rows[i]!)})` };
}

function instantIn(
  table: Table,
  row: number,
  column: number,
  zone: string,
): { at: number; offset: number; isZoned: boolean } {
  const text = table.rows[row]?.[column]?.trim() ?? "";
  const [, year, month, day, hour = "0", minute = "0", second = "0", offset] = TIME.exec(text) ?? [];
  const isDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
  if (year === undefined || !isDay || Number(hour) > 24 || Number(minute) > 59) {
    throw new UserError(
      `Cannot read ${table.file} (${table.place(row)}, column ${column + 1}): «${text}» is no time, such as 2026-01-31T13:00:00+09:00`,
    );
  }
  const [y, mo, d, h, mi, s] = [year, month, day, hour, minute, second].map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const asUtc = Date.UTC(y, mo - 1, d, h, mi, s);
  if (offset === undefined) {
    const at = instantOf({ year: y, month: mo, day: d, hour: h, minute: mi, second: s }, zone);
    return { at, offset: asUtc - at, isZoned: true };
  }
  const [, sign, hours = "0", minutes = "0"] = /([+-])(\d{2}):?(\d{2})?/.exec(offset) ?? [];
  const away = (sign === "-" ? -1 : 1) * (Number(hours) * HOUR_MS + Number(minutes ?? 0) * 60_000);
  return { at: asUtc - (sign ? away : 0), offset: sign ? away : 0, isZoned: false };
}
