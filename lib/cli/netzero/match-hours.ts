import { UserError } from "#lib/core/user-error.ts";
import type { HourColumn } from "./hour-column.ts";

/** A column laid beside the hours of another. */
export interface MatchedHours {
  readonly values: Float64Array;
  /** How it was laid, for readers. */
  readonly how: string;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const YEAR_HOURS = 8760;
const LEAP_YEAR_HOURS = 8784;

/**
 * Lays a column beside the hours of a load: by the instant where their times meet, else, for a year that is typical or of other
 * times, by month, day and hour (29 February takes the 28th).
 *
 * @throws {UserError} If times do not meet and the column is no whole year.
 */
export function matchHours(load: HourColumn, other: HourColumn): MatchedHours {
  const byInstant = new Map(Array.from(other.start, (at, i) => [at, other.values[i]!]));
  const meets = load.start.some((at) => byInstant.has(at));
  if (meets && !other.isTypical) {
    return { values: load.start.map((at) => byInstant.get(at) ?? Number.NaN), how: "hour by hour" };
  }
  if (other.start.length > LEAP_YEAR_HOURS) {
    throw new UserError(
      `Cannot match as the hours do not meet: ${load.name} runs from ${span(load)}, ${other.name} from ${span(other)}; give the same hours, or one year to stand for any`,
    );
  }
  if (other.start.length < YEAR_HOURS) {
    throw new UserError(
      `Cannot match as the hours do not meet: ${load.name} runs from ${span(load)}, ${other.name} from ${span(other)}; give the same hours, or a whole typical year`,
    );
  }
  const byCalendar = new Map(Array.from(other.start, (at, i) => [calendarHour(at, other.utcOffset), other.values[i]!]));
  const values = load.start.map((at) => {
    const found = byCalendar.get(calendarHour(at, other.utcOffset));
    // Only the 29 February of a leap year is not in a common one.
    return found ?? byCalendar.get(calendarHour(at - DAY_MS, other.utcOffset)) ?? Number.NaN;
  });
  return { values, how: "by month, day and hour, as its year stands for any" };
}

/** Month, day and hour as text. */
function calendarHour(at: number, utcOffset: number): string {
  return new Date(at + utcOffset).toISOString().slice(5, 13);
}

/** First and last hour of a column as text. */
function span({ start, utcOffset }: HourColumn): string {
  const text = (at: number) => new Date(at + utcOffset).toISOString().slice(0, 16).replace("T", " ");
  return `${text(start[0]!)} to ${text(start.at(-1)! + HOUR_MS)}`;
}
