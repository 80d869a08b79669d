import { type EnergyByQuarter, unknownEnergy } from "./energy-by-quarter.ts";
import type { MetricReadings } from "./metric-readings.ts";
import { eachQuarter, type Quarters } from "./quarters.ts";

/** Longest interval that a reading of an interval's energy stands for. [ms] */
export const LONGEST_INTERVAL_MS = 3_600_000;

/**
 * Length of the interval that a reading of an interval's energy stands for: the distance to its nearer neighbour, an hour at
 * most, and an hour where it stands alone.
 *
 * @param ts Starts of intervals, ascending, shape [n]. [ms]
 * @param i Which of them. [1]
 * @returns Length of that interval; none of them may be missing (NaN). [ms]
 */
export function intervalLength(ts: Float64Array, i: number): number {
  const at = ts[i]!;
  let [before, after] = [i, i];
  while (before >= 0 && ts[before] === at) before--;
  while (after < ts.length && ts[after] === at) after++;
  const toNext = after < ts.length ? ts[after]! - at : Infinity;
  const toLast = before >= 0 ? at - ts[before]! : Infinity;
  return Math.min(toNext, toLast, LONGEST_INTERVAL_MS);
}

/**
 * Energy by quarter from the energies of intervals that start at the readings' times, each spread evenly over its interval.
 *
 * @param readings Energies of intervals of one device. [kWh]
 * @param quarters The quarters that count.
 * @returns Energy of each quarter; nothing is known where no interval lies.
 */
export function intervalEnergy(readings: MetricReadings, quarters: Quarters): EnergyByQuarter {
  const { ts, value, source, quality } = readings;
  const energy = unknownEnergy(quarters);
  for (let i = 0; i < ts.length; i++) {
    // Two values of one interval: the first of them in the order of readings counts.
    if (i > 0 && ts[i] === ts[i - 1]) continue;
    const length = intervalLength(ts, i);
    eachQuarter(quarters, ts[i]!, ts[i]! + length, (quarter, from, to) => {
      energy.kwh[quarter]! += (value[i]! * (to - from)) / length;
      energy.knownMs[quarter]! += to - from;
      energy.source[quarter] = source[i]!;
      if (quality[i]! > energy.quality[quarter]!) energy.quality[quarter] = quality[i]!;
    });
  }
  return energy;
}
