import { UserError } from "#lib/core/user-error.ts";
import type { ColumnUnit } from "./column-unit.ts";
import type { HourColumn } from "./hour-column.ts";

/** Rows of a file as they come. */
export interface TimedRows {
  /** Start of each row's interval. [ms since 1970, UTC] */
  readonly start: readonly number[];
  readonly values: readonly number[];
  readonly utcOffset: number;
  /** Where row `i` stands. */
  readonly place: (i: number) => string;
}

const HOUR_MS = 3_600_000;
/** So many jumps back are the months of a typical year; more are a file out of order. */
const MOST_JUMPS = 12;
/** No file spans more: a wrong year else makes hours without end. [h] */
const LONGEST = 50 * 8784;

/**
 * Rows by the hour: energies are added, signals averaged, power becomes energy; an hour with a missing part is missing. Hours
 * between the first and last that no row tells are missing too, unless months come from different years.
 */
export function toHours(rows: TimedRows, unit: ColumnUnit, name: string, isSignal = false): HourColumn {
  const step = stepOf(rows);
  const parts = HOUR_MS / step;
  const scale = unit.scale * (unit.isPower ? 1 / parts : 1) * (isSignal ? 1 / parts : 1);
  const hours = new Map<number, { sum: number; parts: number }>();
  let jumps = 0;
  for (const [i, at] of rows.start.entries()) {
    if (at % step !== 0 && (at + rows.utcOffset) % step !== 0) {
      throw new UserError(
        `Cannot use ${rows.place(i)} as its time is none of every ${step / 60_000} min: rows must be evenly spaced`,
      );
    }
    if (i > 0 && at < rows.start[i - 1]!) jumps++;
    const hour = Math.floor((at + rows.utcOffset) / HOUR_MS) * HOUR_MS - rows.utcOffset;
    const known = hours.get(hour) ?? { sum: 0, parts: 0 };
    known.sum += rows.values[i]! * scale;
    if (++known.parts > parts)
      throw new UserError(
        `Cannot use ${rows.place(i)} as its time comes twice: give each interval once, with its offset where clocks change`,
      );
    hours.set(hour, known);
  }
  if (jumps > MOST_JUMPS) {
    throw new UserError(`Cannot use ${rows.place(0)} as times go back ${jumps} times: sort its rows by time`);
  }
  const value = (hour: number) => {
    const known = hours.get(hour);
    return known?.parts === parts ? known.sum : Number.NaN;
  };
  const found = [...hours.keys()];
  const start = jumps > 0 ? found : everyHour(found, rows);
  const values = Float64Array.from(start, value);
  return {
    name,
    start: Float64Array.from(start),
    values,
    utcOffset: rows.utcOffset,
    isTypical: jumps > 0,
    notes: parts > 1 ? [`${name}: ${parts} rows an hour are taken together.`] : [],
  };
}

/** The shortest distance that rows stand apart; rows of months of different years have others now and then. */
function stepOf({ start, place }: TimedRows): number {
  let step = Number.POSITIVE_INFINITY;
  for (let i = 1; i < start.length; i++) {
    const apart = start[i]! - start[i - 1]!;
    if (apart === 0)
      throw new UserError(
        `Cannot use ${place(i)} as its time comes twice: give each interval once, with its offset where clocks change`,
      );
    if (apart > 0 && apart < step) step = apart;
  }
  if (step <= HOUR_MS && HOUR_MS % step === 0) return step;
  throw new UserError(
    `Cannot use ${place(1)} as rows stand ${step / 60_000} min apart: hours are matched, so give hours or even parts of them`,
  );
}

function everyHour(found: readonly number[], { place }: TimedRows): number[] {
  const [first, last] = [found[0]!, found.at(-1)!];
  const count = (last - first) / HOUR_MS + 1;
  if (count > LONGEST)
    throw new UserError(
      `Cannot use ${place(0)} as its times span ${Math.round(count / 8766)} years: check the first and last`,
    );
  return Array.from({ length: count }, (_, i) => first + i * HOUR_MS);
}
