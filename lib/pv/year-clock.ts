import type { Weather } from "./weather.ts";

/** Where intervals lie in a year of hours, by the clock of their place. */
export interface YearClock {
  /** Hours of the year: 8,784 where the weather has a 29 February, else 8,760. */
  readonly hours: number;
  /** Of each interval of the weather, its hour of the year from 0. */
  readonly hourOf: Int32Array;
  /** Of each hour of the year, its month from 0. */
  readonly monthOf: Uint8Array;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/**
 * Puts the intervals of a weather into one year, whatever years they are dated by: months of a typical year are of different ones.
 *
 * @param weather Weather.
 * @returns Hours of the year of its intervals, by month, day and hour of the site's own clock.
 */
export function yearClock({ start, site }: Pick<Weather, "start" | "site">): YearClock {
  const days = new Map<number, { readonly month: number; readonly date: number }>();
  let isLeap = false;
  for (let i = 0; i < start.length; i++) {
    const day = Math.floor((start[i]! + site.utcOffset * HOUR_MS) / DAY_MS);
    if (days.has(day)) continue;
    const at = new Date(day * DAY_MS);
    days.set(day, { month: at.getUTCMonth(), date: at.getUTCDate() });
    isLeap ||= at.getUTCMonth() === 1 && at.getUTCDate() === 29;
  }
  const year = isLeap ? 2024 : 2023;
  const first = Date.UTC(year, 0, 1);
  const hours = (Date.UTC(year + 1, 0, 1) - first) / HOUR_MS;
  const hourOf = new Int32Array(start.length);
  for (let i = 0; i < start.length; i++) {
    const local = start[i]! + site.utcOffset * HOUR_MS;
    const day = Math.floor(local / DAY_MS);
    const { month, date } = days.get(day)!;
    hourOf[i] = (Date.UTC(year, month, date) - first) / HOUR_MS + Math.floor((local - day * DAY_MS) / HOUR_MS);
  }
  const monthOf = Uint8Array.from({ length: hours }, (_, hour) => new Date(first + hour * HOUR_MS).getUTCMonth());
  return { hours, hourOf, monthOf };
}
