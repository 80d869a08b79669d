import { UserError } from "#lib/core/user-error.ts";
import type { Site, Weather } from "#lib/pv/weather.ts";
import { WEATHER_COLUMNS, type WeatherColumn } from "./weather-column.ts";

const COLUMNS = Object.keys(WEATHER_COLUMNS) as WeatherColumn[];
const MINUTE_MS = 60_000;
const DAY_MINUTES = 1440;

/** An interval of a file: when it begins on the file's clock, and its values; those left out are missing. */
export interface WeatherInterval {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Minutes since the day began. */
  readonly minutes: number;
  readonly values: Readonly<Partial<Record<WeatherColumn, number>>>;
  /** File and line, with the bracket open: `a.epw (line 12`. */
  readonly where: string;
}

/** Weather as columns, and where each interval stands in the file. */
interface WeatherTable {
  readonly weather: Weather;
  /** Whether its months come from different years. */
  readonly isPatched: boolean;
  /** Intervals that lie between those of the file and that it leaves out. */
  readonly gaps: number;
}

/**
 * Puts the intervals of a file into columns, in the file's order.
 *
 * @param minute Minute after the start that values stand for; undefined where they are means over the interval.
 * @throws {UserError} If a day does not exist, time goes back, or an interval stands there twice.
 */
export function weatherTable(
  intervals: readonly WeatherInterval[],
  { site, step, minute }: { readonly site: Site; readonly step: number; readonly minute?: number | undefined },
): WeatherTable {
  const start = new Float64Array(intervals.length);
  const columns = Object.fromEntries(
    COLUMNS.map((name) => [name, new Float64Array(intervals.length).fill(Number.NaN)]),
  ) as Record<WeatherColumn, Float64Array>;
  let [isPatched, gaps] = [false, 0];
  intervals.forEach((interval, i) => {
    const { year, month, day, minutes, values, where } = interval;
    const date = Date.UTC(year, month - 1, day);
    if (!isDay(year, month, day)) {
      throw new UserError(`Cannot read ${where}) as there is no such day: current value is ${stamp(interval)}`);
    }
    start[i] = date + (minutes - site.utcOffset * 60) * MINUTE_MS;
    if (i > 0) {
      const last = intervals[i - 1]!;
      const stepped = (start[i]! - start[i - 1]!) / MINUTE_MS / step;
      const isSeam = isSeamBetween(last, interval) && !(stepped > 0 && stepped * step <= 2 * DAY_MINUTES);
      if (isSeam) isPatched = true;
      else if (!(stepped > 0)) refuseOrder(interval, last, stepped === 0);
      else gaps += Math.max(0, Math.round(stepped) - 1);
    }
    for (const name of COLUMNS) columns[name][i] = values[name] ?? Number.NaN;
  });
  const weather = { site, start, step, ...(minute === undefined ? {} : { minute }), ...columns };
  return { weather, isPatched, gaps };
}

/**
 * Where a typical year passes from the month of one year to the next month of another: the calendar runs on, the year does
 * not. NSRDB cuts months in UTC and dates rows on local clocks, so it need not be midnight of a first.
 */
function isSeamBetween(last: WeatherInterval, next: WeatherInterval): boolean {
  const inYear = ({ month, day, minutes }: WeatherInterval) => Date.UTC(2000, month - 1, day) / MINUTE_MS + minutes;
  const passed = inYear(next) - inYear(last);
  return last.year !== next.year && passed > 0 && passed <= 2 * DAY_MINUTES;
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year <= 2200 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function refuseOrder(interval: WeatherInterval, last: WeatherInterval, isSame: boolean): never {
  const why = isSame ? "it has the same time as the row before" : `time goes back from ${stamp(last)}`;
  throw new UserError(
    `Cannot read ${interval.where}) as ${why}: current value is ${stamp(interval)}, and rows must run on`,
  );
}

function stamp({ year, month, day, minutes }: WeatherInterval): string {
  const two = (number: number) => String(number).padStart(2, "0");
  return `${year}-${two(month)}-${two(day)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
