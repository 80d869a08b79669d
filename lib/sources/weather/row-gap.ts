import { UserError } from "#lib/core/user-error.ts";
import type { WeatherInterval } from "./weather-interval.ts";

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;
const YEAR_MINUTES = 365 * DAY_MINUTES;
/** Offsets from UTC reach as far: as far from the first of a month may a typical year pass to the month of another. */
const SEAM_MINUTES = 14 * 60;
/** A typical year passes from month to month eleven times, and once more where its clock is not that of its months. */
const MOST_SEAMS = 12;
/** Two seams nearer than this are a row with a wrong year. */
const SEAMS_APART = 14 * DAY_MINUTES;

/** What lies between two rows. */
interface RowGap {
  /** Intervals left out. */
  readonly missing: number;
  /** Whether a typical year passes there to the month of another year. */
  readonly isSeam: boolean;
}

/**
 * Tells what lies between a row and the next one. In a typical year the calendar runs on from the month of one year to the next month
 * of another; NSRDB cuts months in UTC and dates rows on local clocks, so it need not be midnight of a first. A 29 February that is
 * left out whole is no gap: many makers leave it out.
 *
 * @param seams First rows after each seam before.
 * @throws {UserError} If time does not run on, or the year changes where no typical year changes it.
 */
export function rowGap(
  last: WeatherInterval,
  next: WeatherInterval,
  step: number,
  seams: readonly WeatherInterval[],
): RowGap {
  const passed = wallMinutes(next) - wallMinutes(last);
  if (passed === 0) refuse(next, "it has the same time as the row before");
  const onCalendar = calendarMinutes(last, next);
  if (passed > 0 && passed <= 2 * DAY_MINUTES) {
    return { missing: missingIn(onCalendar > 0 ? Math.min(passed, onCalendar) : passed, step), isSeam: false };
  }
  if (last.year !== next.year && onCalendar > 0 && onCalendar <= 2 * DAY_MINUTES) {
    const before = seams.at(-1);
    const isTooNear = before !== undefined && calendarMinutes(before, next) < SEAMS_APART;
    if (!isAtMonthsEnd(last) || !isAtMonthsEnd(next) || isTooNear || seams.length >= MOST_SEAMS) refuseYear(next, last);
    return { missing: missingIn(onCalendar, step), isSeam: true };
  }
  if (passed < 0) refuse(next, `time goes back from ${stamp(last)}`);
  if (passed >= YEAR_MINUTES) refuseYear(next, last);
  return { missing: missingIn(passed, step), isSeam: false };
}

/** An interval's start on the file's clock, in minutes since 1970. */
export function wallMinutes({ year, month, day, minutes }: WeatherInterval): number {
  return Date.UTC(year, month - 1, day) / MINUTE_MS + minutes;
}

/** An interval's start as text. */
export function stamp({ year, month, day, minutes }: WeatherInterval): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** Minutes that pass between the two by month, day and clock alone, whatever their years: without 29 February where neither is on it. */
function calendarMinutes(last: WeatherInterval, next: WeatherInterval): number {
  const isLeapDay = ({ month, day }: WeatherInterval) => month === 2 && day === 29;
  const year = isLeapDay(last) || isLeapDay(next) ? 2000 : 2001;
  return wallMinutes({ ...next, year }) - wallMinutes({ ...last, year });
}

/** Whether a month ends or begins nearby; February with its 28th, for those that leave out the 29th. */
function isAtMonthsEnd({ year, month, day, minutes }: WeatherInterval): boolean {
  const into = (day - 1) * DAY_MINUTES + minutes;
  const days = month === 2 && day < 29 ? 28 : new Date(Date.UTC(year, month, 0)).getUTCDate();
  return into <= SEAM_MINUTES || days * DAY_MINUTES - into <= SEAM_MINUTES;
}

function missingIn(minutes: number, step: number): number {
  return Math.max(0, Math.round(minutes / step) - 1);
}

function refuse(next: WeatherInterval, why: string): never {
  throw new UserError(`Cannot read ${next.where}) as ${why}: current value is ${stamp(next)}, and rows must run on`);
}

/**
 * Refuses a row for its year.
 *
 * @throws {UserError} Always.
 */
export function refuseYear(next: WeatherInterval, last: WeatherInterval): never {
  throw new UserError(
    `Cannot read ${next.where}, column year) as the row before is ${stamp(last)}: current value is ${stamp(next)}, and a year changes at its end, or between months of a typical year`,
  );
}
