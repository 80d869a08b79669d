import type { Weather } from "./weather.ts";

const HOUR_MS = 3_600_000;
const WATTS = 1000;
/** Places of a leap year's hours by month, day and hour. */
const [DAYS, HOURS] = [31, 24];

/**
 * Lays what an array gives over one year's weather on the hours of another: the same hour where the weather has it, else the
 * same month, day and hour of the weather's clock. A typical year thereby serves any year; what it lacks of a leap year, the
 * 29th of February, is that of the 28th.
 *
 * @param weather Weather, in intervals of an hour or a part of one.
 * @param ac AC power over that weather, shape [n]. [W]
 * @param hours Starts of the hours that are asked for, shape [m]. [ms since 1970, UTC]
 * @returns Energy of each hour, shape [m]; NaN where the weather lacks a part of it. [kWh]
 */
export function energyInHours(weather: Weather, ac: Float64Array, hours: Float64Array): Float64Array {
  const { start, step, site } = weather;
  const shift = site.utcOffset * HOUR_MS;
  const parts = 60 / step;
  const exact = new Map<number, number>();
  const whole = (sum: Float64Array, count: Float64Array, at: number) => (count[at] === parts ? sum[at]! : Number.NaN);
  const size = 12 * DAYS * HOURS;
  const [sum, count, hourOf] = [
    new Float64Array(size),
    new Float64Array(size),
    new Float64Array(size).fill(Number.NaN),
  ];
  for (let i = 0; i < start.length; i++) {
    const clock = Math.floor((start[i]! + shift) / HOUR_MS);
    const at = placeOf(clock);
    if (hourOf[at] !== clock) {
      if (!Number.isNaN(hourOf[at]!)) exact.set(hourOf[at]!, whole(sum, count, at));
      hourOf[at] = clock;
      sum[at] = 0;
      count[at] = 0;
    }
    sum[at]! += (ac[i]! * step) / 60 / WATTS;
    count[at]!++;
  }
  for (let at = 0; at < size; at++) if (!Number.isNaN(hourOf[at]!)) exact.set(hourOf[at]!, whole(sum, count, at));
  return hours.map((asked) => {
    const clock = Math.floor((asked + shift) / HOUR_MS);
    const same = exact.get(clock);
    if (same !== undefined) return same;
    const at = placeOf(clock);
    if (count[at]! > 0) return whole(sum, count, at);
    const isLeapDay = Math.floor(at / HOURS) === DAYS + 28;
    return isLeapDay ? whole(sum, count, at - HOURS) : Number.NaN;
  });
}

/** Place of an hour of the clock in a year of twelve months of 31 days. */
function placeOf(clock: number): number {
  const date = new Date(clock * HOUR_MS);
  return (date.getUTCMonth() * DAYS + date.getUTCDate() - 1) * HOURS + date.getUTCHours();
}
