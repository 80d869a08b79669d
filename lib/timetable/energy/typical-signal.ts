import { meanOfHours } from "#lib/core/mean-of-hours.ts";
import type { PeriodTime } from "./energy-weeks.ts";
import type { SlotTime } from "./slot-time.ts";

/** A signal of the grid in an hour of a month: its mean. */
export interface SignalRow {
  /** Month, from 1. */
  readonly month: number;
  readonly is_weekend: boolean;
  /** Hour of the day, from 0. */
  readonly hour: number;
  readonly value: number;
}

/** A signal of the grid on a usual day of each month. */
export interface TypicalSignal {
  /** Months that lack an hour which the periods need, ascending. */
  readonly missing: readonly number[];
  /** Its mean over a period; NaN where an hour is missing. */
  readonly at: (time: PeriodTime) => number;
}

const HOURS = 24;
const FRIDAY = 4;

/**
 * Makes of a signal's means what holds in the periods of a week: those of its month, of weekdays or of weekends, by the minutes of each
 * hour that lie within the period.
 *
 * @param rows Means, in any order.
 * @param months Months that the weeks lie in, shape [months].
 * @param days Days a week with lectures, from Monday on. [d]
 * @param slots Periods of a day.
 * @returns The signal; without rows every month is missing.
 */
export function typicalSignal(
  rows: readonly SignalRow[],
  months: readonly number[],
  days: number,
  slots: readonly SlotTime[],
): TypicalSignal {
  const hours = new Map<string, number[]>();
  for (const { month, is_weekend, hour, value } of rows) {
    const key = `${month} ${is_weekend}`;
    const known = hours.get(key) ?? new Array<number>(HOURS).fill(Number.NaN);
    known[hour] = value;
    hours.set(key, known);
  }
  const at = ({ month, day, startMin, endMin }: PeriodTime) => {
    const known = hours.get(`${month} ${day > FRIDAY}`);
    return known ? meanOfHours(known, startMin, endMin) : Number.NaN;
  };
  const isKnown = (month: number) =>
    Array.from({ length: days }, (_, day) => day).every((day) =>
      slots.every((slot) => !Number.isNaN(at({ month, day, ...slot }))),
    );
  return { missing: [...new Set(months)].sort((a, b) => a - b).filter((month) => !isKnown(month)), at };
}
