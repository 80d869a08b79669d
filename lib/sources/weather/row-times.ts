import { UserError } from "#lib/core/user-error.ts";
import type { Table } from "../table/table.ts";
import { wholeNumber } from "./whole-number.ts";

const NAMES = {
  year: ["year", "yr"],
  month: ["month", "mo"],
  day: ["day"],
  hour: ["hour", "hr"],
  minute: ["minute", "min"],
} as const;
/** Year of files that name none: no leap year. */
const NO_YEAR = 2001;
const FIRST_ROW = 3;

interface RowTime {
  readonly row: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly minutes: number;
}

interface RowTimes {
  readonly rows: readonly RowTime[];
  /** [min] */
  readonly step: number;
  /** Minute after the start that values stand for, where the file has minutes. */
  readonly minute?: number;
  readonly notes: readonly string[];
}

/**
 * Times of rows by Year, Month, Day, Hour and Minute. With minutes, values stand for that instant, and the interval around
 * it begins at a multiple of the step; without, they are means over the hour that begins at Hour, or ends there where hours
 * run from 1 to 24.
 */
export function rowTimes(table: Table, header: readonly string[]): RowTimes {
  const at = (row: number) => `${table.file} (${table.place(row)}`;
  const indices = Object.fromEntries(
    Object.entries(NAMES).map(([name, names]) => [
      name,
      header.findIndex((each) => (names as readonly string[]).includes(each)),
    ]),
  ) as Record<keyof typeof NAMES, number>;
  for (const name of ["month", "day", "hour"] as const) {
    if (indices[name] === -1) {
      throw new UserError(`Cannot read ${at(2)}) as the column ${name} is missing: rows must say when they are`);
    }
  }
  const read = table.rows.flatMap((cells, row) => {
    if (row < FIRST_ROW || cells.every((cell) => cell.trim() === "") || isUnits(cells, row)) return [];
    const number = (name: keyof typeof NAMES, least: number, most: number, absent: number) =>
      indices[name] === -1 ? absent : wholeNumber(cells[indices[name]], least, most, at(row), name);
    return {
      row,
      year: number("year", 1900, 2200, NO_YEAR),
      month: number("month", 1, 12, 0),
      day: number("day", 1, 31, 0),
      hour: number("hour", 0, 24, 0),
      minute: number("minute", 0, 59, 0),
    };
  });
  if (read.length === 0) throw new UserError(`Cannot read ${table.file} as it has a header and no rows`);
  const isEnding = read.some(({ hour }) => hour === 24);
  const zero = read.find(({ hour }) => hour === 0);
  if (isEnding && zero) {
    throw new UserError(
      `Cannot read ${at(zero.row)}, column hour) as hours run from 0 to 23 or from 1 to 24: current value is "0", and other rows have 24`,
    );
  }
  const hasMinutes = indices.minute !== -1;
  const step = hasMinutes ? stepOf(read.slice(0, 100).map(({ hour, minute }) => hour * 60 + minute)) : 60;
  const phase = read[0]!.minute % step;
  const odd = read.find(({ minute }) => minute % step !== phase);
  if (hasMinutes && odd) {
    throw new UserError(
      `Cannot read ${at(odd.row)}, column minute) as rows are ${step} minutes apart from minute ${phase} on: current value is "${odd.minute}"`,
    );
  }
  return {
    rows: read.map(({ row, year, month, day, hour, minute }) => ({
      row,
      year,
      month,
      day,
      minutes: (isEnding ? hour - 1 : hour) * 60 + minute - phase,
    })),
    step,
    ...(hasMinutes ? { minute: phase } : {}),
    notes: [
      ...(indices.year === -1 ? [`it names no year: ${NO_YEAR} stands for it`] : []),
      ...(isEnding ? ["hours 1 to 24 end at their number"] : []),
    ],
  };
}

/** The commonest distance between rows; an hour where there is but one. [min] */
function stepOf(minutes: readonly number[]): number {
  const counts = new Map<number, number>();
  for (let i = 1; i < minutes.length; i++) {
    const step = (minutes[i]! - minutes[i - 1]! + 1440) % 1440;
    if (step > 0 && 1440 % step === 0) counts.set(step, (counts.get(step) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 60;
}

/** A row of units below the names. */
function isUnits(cells: readonly string[], row: number): boolean {
  return row === FIRST_ROW && cells.every((cell) => Number.isNaN(Number(cell)) || cell.trim() === "");
}
