import type { Weather } from "#lib/pv/weather.ts";

/** A week of a weather: places of its days. */
export interface WeatherWeek {
  /** Its Monday, as the file dates it: 2024-03-04. */
  readonly label: string;
  /** Month of its Monday, from 1. */
  readonly month: number;
  /** First interval of each of its days, and the one after its last, shape [8]. */
  readonly dayAt: readonly number[];
}

/** Months with lectures in a Korean year: two terms of sixteen weeks from March and from September. */
export const TERM_MONTHS: readonly number[] = [3, 4, 5, 6, 9, 10, 11, 12];

/** The last month of the first term. */
const SPRING_ENDS = 8;

/**
 * Months in which the weeks of a term begin.
 *
 * @param term The term, or both.
 * @returns Months, from 1, ascending.
 */
export function termMonths(term: "both" | "spring" | "autumn"): readonly number[] {
  return TERM_MONTHS.filter((month) => term === "both" || month < SPRING_ENDS === (term === "spring"));
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK = 7;
const MONDAY = 1;

/**
 * Finds the weeks of a weather: seven days that follow one another in its file, the first dated as a Monday in one of the months,
 * all known. Over a seam of a typical year, where the years change, the days of a week are of two years.
 *
 * @param weather Weather, in intervals of an hour or less.
 * @param months Months from 1 that their Mondays may lie in, shape [months].
 * @returns The weeks in the file's order, none over another.
 */
export function weatherWeeks(weather: Weather, months: readonly number[]): WeatherWeek[] {
  const { start, step, site, ghi, tempAir } = weather;
  const dayAt: number[] = [];
  const days: number[] = [];
  for (let i = 0; i < start.length; i++) {
    const day = Math.floor((start[i]! + site.utcOffset * HOUR_MS) / DAY_MS);
    if (day === days.at(-1)) continue;
    days.push(day);
    dayAt.push(i);
  }
  dayAt.push(start.length);
  const perDay = (24 * 60) / step;
  const isWhole = (k: number) => {
    for (let i = dayAt[k]!; i < dayAt[k + 1]!; i++) if (Number.isNaN(ghi[i]! + tempAir[i]!)) return false;
    return dayAt[k + 1]! - dayAt[k]! === perDay;
  };
  const weeks: WeatherWeek[] = [];
  for (let k = 0; k + WEEK <= days.length; k++) {
    const monday = new Date(days[k]! * DAY_MS);
    const month = monday.getUTCMonth() + 1;
    if (monday.getUTCDay() !== MONDAY || !months.includes(month)) continue;
    if (!Array.from({ length: WEEK }, (_, d) => isWhole(k + d)).every(Boolean)) continue;
    weeks.push({ label: monday.toISOString().slice(0, 10), month, dayAt: dayAt.slice(k, k + WEEK + 1) });
    k += WEEK - 1;
  }
  return weeks;
}
