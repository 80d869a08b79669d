import type { PvSeries } from "./pv-series.ts";

const DAY = 24;
const YEAR = 365;
/** Days before the origin that are looked at, and after how many one counts half. [d] */
const WINDOW = 60;
const HALF_LIFE = 20;
/** Days on either side of the same date in earlier years, how many years, and what a day of them counts. */
const BESIDE = 20;
const YEARS = 5;
const EARLIER = 0.4;
/** Days as which the mean of all hours counts for one hour of the day, and a typical year beside what was measured. [d] */
const MEAN_DAYS = 5;
const TYPICAL_DAYS = 3;
const HOUR_MS = 3_600_000;

/**
 * The usual clear-sky index of each hour of the day at a time of the year: measured over clear-sky output, summed over the days before
 * the origin, which count the less the longer ago they are, and over the same weeks of earlier years. What is wrong with the clear sky
 * (direction, shade, size, haze) is in it. An hour with few days leans on all hours, and all on the typical year, where there is one.
 *
 * @param series Series.
 * @param origin First hour of the series that is not known, from 0.
 * @returns Index by hour of the series modulo 24; NaN where nothing was ever measured, and no typical year says what to expect. [1]
 */
export function indexClimatology(series: PvSeries, origin: number): Float64Array {
  const { output, clear } = series;
  const measured = new Float64Array(DAY);
  const possible = new Float64Array(DAY);
  let days = 0;
  const add = (back: number, weight: number) => {
    const from = origin - back * DAY;
    if (from < 0) return;
    let any = false;
    for (let t = from; t < from + DAY; t++) {
      const y = output[t]!;
      if (clear[t] === 0 || Number.isNaN(y)) continue;
      measured[t % DAY]! += weight * y;
      possible[t % DAY]! += weight * clear[t]!;
      any = true;
    }
    if (any) days += weight;
  };
  for (let back = 1; back <= WINDOW; back++) add(back, 0.5 ** ((back - 1) / HALF_LIFE));
  for (let year = 1; year <= YEARS; year++) {
    for (let beside = -BESIDE; beside <= BESIDE; beside++) add(year * YEAR + beside, EARLIER);
  }
  if (series.typical) {
    for (let t = origin; t < Math.min(origin + DAY, clear.length); t++) {
      const index = series.typical[slotOf(series.start + t * HOUR_MS)]!;
      if (clear[t] === 0 || Number.isNaN(index)) continue;
      measured[t % DAY]! += TYPICAL_DAYS * index * clear[t]!;
      possible[t % DAY]! += TYPICAL_DAYS * clear[t]!;
    }
    days += TYPICAL_DAYS;
  }
  const allMeasured = sum(measured);
  const allPossible = sum(possible);
  if (!(allPossible > 0)) return new Float64Array(DAY).fill(Number.NaN);
  const all = allMeasured / allPossible;
  return measured.map((value, hour) => {
    const prior = (MEAN_DAYS * possible[hour]!) / days;
    return possible[hour]! > 0 ? (value + prior * all) / (possible[hour]! + prior) : all;
  });
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Place of an hour in a typical year's table. */
function slotOf(at: number): number {
  return new Date(at).getUTCMonth() * DAY + (Math.floor(at / HOUR_MS) % DAY);
}
