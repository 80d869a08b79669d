import type { Weather } from "#lib/pv/weather.ts";

const YEAR_HOURS = 8760;
const DAY_MINUTES = 1440;
const MINUTE_MS = 60_000;
/** Share of a year that must be known for its irradiation to be stated. */
const ENOUGH = 0.95;

/**
 * Irradiation of a year: for each time of the day the mean of what is known there, so that missing hours count neither as dark
 * nor, where it is days that are missing, as the nights that are known. Of several years it is their mean; NaN where less than
 * 95 % of a year is known. [kWh/m2]
 */
export function yearIrradiation({ start, step }: Pick<Weather, "start" | "step">, irradiance: Float64Array): number {
  const times = Math.ceil(DAY_MINUTES / step);
  const [sums, counts, all] = [new Float64Array(times), new Float64Array(times), new Float64Array(times)];
  let known = 0;
  for (const [i, value] of irradiance.entries()) {
    // Typical years have months from before 1970, whose times are negative.
    const time = ((Math.floor(start[i]! / MINUTE_MS / step) % times) + times) % times;
    all[time]!++;
    if (Number.isNaN(value)) continue;
    sums[time]! += value;
    counts[time]!++;
    known++;
  }
  const hours = (irradiance.length * step) / 60;
  if ((known * step) / 60 < ENOUGH * YEAR_HOURS || known < ENOUGH * irradiance.length) return Number.NaN;
  const yearHours = hours <= 8784 ? Math.max(hours, YEAR_HOURS) : 8766;
  const total = all.reduce((sum, count, time) => (count === 0 ? sum : sum + (count * sums[time]!) / counts[time]!), 0);
  return ((total / irradiance.length) * yearHours) / 1000;
}

/** Mean of what is known; NaN where nothing is. */
export function knownMean(values: Float64Array): number {
  let [sum, known] = [0, 0];
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    known++;
  }
  return sum / known;
}

/** Share of values that are known. [1] */
export function knownShare(values: Float64Array): number {
  let known = 0;
  for (const value of values) if (!Number.isNaN(value)) known++;
  return known / values.length;
}
