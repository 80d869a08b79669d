import { UserError } from "#lib/core/user-error.ts";
import type { Site, Weather } from "#lib/pv/weather.ts";
import { refuseYear, rowGap, stamp, wallMinutes } from "./row-gap.ts";
import { WEATHER_COLUMNS, type WeatherColumn } from "./weather-column.ts";
import type { WeatherInterval } from "./weather-interval.ts";

const COLUMNS = Object.keys(WEATHER_COLUMNS) as WeatherColumn[];
const MINUTE_MS = 60_000;

/** Weather as columns, and what its file leaves out. */
interface WeatherTable {
  readonly weather: Weather;
  /** Whether its months come from different years. */
  readonly isPatched: boolean;
  /** Intervals between those of the file that it leaves out: they stand among the others, and all their values are missing. */
  readonly gaps: number;
}

/**
 * Puts the intervals of a file into columns, in the file's order, and those between them that it leaves out as missing.
 *
 * @param minute Minute after the start that values stand for; undefined where they are means over the interval.
 * @throws {UserError} If a day does not exist, time goes back or leaps, or an interval stands there twice.
 */
export function weatherTable(
  intervals: readonly WeatherInterval[],
  { site, step, minute }: { readonly site: Site; readonly step: number; readonly minute?: number | undefined },
): WeatherTable {
  const starts: number[] = [];
  const filled: (WeatherInterval | undefined)[] = [];
  const seams: WeatherInterval[] = [];
  let gaps = 0;
  for (const [i, interval] of intervals.entries()) {
    if (!isDay(interval)) {
      throw new UserError(
        `Cannot read ${interval.where}) as there is no such day: current value is ${stamp(interval)}`,
      );
    }
    const at = wallMinutes(interval);
    const last = intervals[i - 1];
    if (last) {
      const { missing, isSeam } = rowGap(last, interval, step, seams);
      if (isSeam) seams.push(interval);
      gaps += missing;
      for (let k = 1; k <= missing; k++) {
        starts.push(wallMinutes(last) + k * step);
        filled.push(undefined);
      }
    }
    starts.push(at);
    filled.push(interval);
  }
  // A single last row of another year is no month of a typical one.
  const [before, last] = intervals.slice(-2);
  if (before && last && seams.length === 1 && seams[0] === last) refuseYear(last, before);
  const start = Float64Array.from(starts, (minutes) => (minutes - site.utcOffset * 60) * MINUTE_MS);
  const columns = Object.fromEntries(
    COLUMNS.map((name) => [name, Float64Array.from(filled, (interval) => interval?.values[name] ?? Number.NaN)]),
  ) as Record<WeatherColumn, Float64Array>;
  const weather = { site, start, step, ...(minute === undefined ? {} : { minute }), ...columns };
  return { weather, isPatched: seams.length > 0, gaps };
}

function isDay({ year, month, day }: WeatherInterval): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year <= 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
