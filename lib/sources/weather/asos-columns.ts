import { UserError } from "#lib/core/user-error.ts";
import type { Table } from "../table/table.ts";
import { type WeatherColumn, type WrittenColumn, weatherValue } from "./weather-column.ts";
import type { WeatherInterval } from "./weather-interval.ts";

/** Tells whether the rows are KMA's ASOS, and of what: days name means and sums, hours do not. */
export function asosKind({ rows }: Table): "asos-daily" | "asos-hourly" | undefined {
  const names = (rows[0] ?? []).map(plainName);
  if (!names.includes("지점") || !names.includes("일시")) return undefined;
  return names.includes("평균기온") ? "asos-daily" : "asos-hourly";
}

/** A column's name without unit and blanks: both spellings of degrees, and `기온 QC플래그` is not `기온`. */
function plainName(name: string): string {
  return name
    .replace(/\(.*$/s, "")
    .replace(/\s+/g, "")
    .replace(/^\uFEFF/, "");
}

/**
 * Reads cells by the names of their columns.
 *
 * @throws {UserError} If a column that must be there is missing.
 */
export function asosColumns(table: Table) {
  const names = (table.rows[0] ?? []).map(plainName);
  const indexOf = (name: string, isNeeded: boolean): number => {
    const index = names.indexOf(name);
    if (index === -1 && isNeeded) {
      throw new UserError(
        `Cannot read ${table.file} (${table.place(0)}) as the column ${name} is missing: choose it when fetching the file`,
      );
    }
    return index;
  };
  const value = (row: number, name: string, column: WeatherColumn, divisor = 1): number => {
    const index = indexOf(name, false);
    if (index === -1) return Number.NaN;
    const cell = table.rows[row]![index];
    const where = `${table.file} (${table.place(row)}`;
    if (cell === undefined) {
      throw new UserError(`Cannot read ${where}) as the row ends before ${name}: the file is cut off`);
    }
    const written: WrittenColumn = { column, called: name, divisor };
    return weatherValue(written, cell, where);
  };
  return { indexOf, value };
}

/**
 * The time of a row, `2024-01-31` or `2024-01-31 13:00`.
 *
 * @throws {UserError} If it is none.
 */
export function asosTime(
  { file, rows, place }: Table,
  row: number,
  column: number,
): Pick<WeatherInterval, "year" | "month" | "day" | "minutes"> {
  const text = rows[row]![column]?.trim() ?? "";
  const match = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[ T]+(\d{1,2}):(\d\d)(?::\d\d)?)?$/.exec(text);
  if (!match || Number(match[4] ?? 0) > 24 || Number(match[5] ?? 0) > 59) {
    throw new UserError(
      `Cannot read ${file} (${place(row)}, column 일시) as a time must look like 2024-01-31 or 2024-01-31 13:00: current value is "${text.slice(0, 40)}"`,
    );
  }
  const [, year, month, day, hour = "0", minute = "0"] = match;
  return {
    year: Number(year),
    month: Number(month),
    day: Number(day),
    minutes: Number(hour) * 60 + Number(minute),
  };
}
