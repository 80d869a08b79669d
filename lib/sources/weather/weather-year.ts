import type { Weather } from "#lib/pv/weather.ts";

const YEAR_HOURS = 8760;
/** Share of a year that must be known for its irradiation to be stated. */
const ENOUGH = 0.95;

/**
 * Irradiation of a year: the mean of what is known times the hours of the year, so that a few missing hours do not count as
 * dark. Of several years it is their mean; NaN where less than 95 % of a year is known. [kWh/m2]
 */
export function yearIrradiation({ step }: Pick<Weather, "step">, irradiance: Float64Array): number {
  let [sum, known] = [0, 0];
  for (const value of irradiance) {
    if (Number.isNaN(value)) continue;
    sum += value;
    known++;
  }
  const hours = (irradiance.length * step) / 60;
  if ((known * step) / 60 < ENOUGH * YEAR_HOURS || known < ENOUGH * irradiance.length) return Number.NaN;
  const yearHours = hours <= 8784 ? Math.max(hours, YEAR_HOURS) : 8766;
  return ((sum / known) * yearHours) / 1000;
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
