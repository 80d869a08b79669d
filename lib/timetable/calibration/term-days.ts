import { TERM_MONTHS } from "../energy/weather-weeks.ts";

/** A span of days. */
interface Span {
  /** First day, as 2026-09-01. */
  readonly from: string;
  /** Last day. */
  readonly to: string;
}

const DAY_MS = 86_400_000;
/** Months from which a term is counted backwards: the last of each. */
const LAST_MONTHS = TERM_MONTHS.filter((month) => !TERM_MONTHS.includes(month + 1));

/**
 * The term that a day lies in, or the last before it: whole months, as far as the day.
 *
 * @param day The day, as 2026-11-27.
 * @returns First and last day; the last is the day itself where it is in term.
 */
export function termOf(day: string): Span {
  const [year, month] = day.split("-").map(Number) as [number, number];
  if (TERM_MONTHS.includes(month)) return { from: dateOf(Date.UTC(year, firstMonth(month) - 1, 1)), to: day };
  const last = LAST_MONTHS.findLast((each) => each < month);
  const [of, end] = last === undefined ? [year - 1, LAST_MONTHS.at(-1)!] : [year, last];
  return { from: dateOf(Date.UTC(of, firstMonth(end) - 1, 1)), to: dateOf(Date.UTC(of, end, 0)) };
}

/** First of the months of term that follow one another up to one. */
function firstMonth(month: number): number {
  let first = month;
  while (TERM_MONTHS.includes(first - 1)) first--;
  return first;
}

/**
 * The days on which lectures are held.
 *
 * @param span First and last day.
 * @param days Number of days of a week with lectures, from Monday on.
 * @param isHoliday Whether a date is a holiday.
 * @returns Dates with their day of the week, 0 on Monday.
 */
export function lectureDays(
  { from, to }: Span,
  days: number,
  isHoliday: (date: string) => boolean,
): Map<string, number> {
  const found = new Map<string, number>();
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY_MS) {
    const weekday = (new Date(at).getUTCDay() + 6) % 7;
    const date = dateOf(at);
    if (weekday < days && !isHoliday(date)) found.set(date, weekday);
  }
  return found;
}

function dateOf(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
