import { intervalLength } from "./interval-energy.ts";
import type { MetricReadings } from "./metric-readings.ts";
import { eachQuarter, GAP_MS, QUARTER_MS, type Quarters } from "./quarters.ts";

/** Statistics of one metric in each of some quarters, shape [count]. */
export interface QuarterStatistics {
  readonly count: Int32Array;
  readonly sum: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly last: Float64Array;
  /** Time that readings cover. [ms] */
  readonly coveredMs: Float64Array;
  /** Worst rank of quality. */
  readonly quality: Uint8Array;
  /** Least number of a source. */
  readonly source: Int32Array;
}

/**
 * Statistics of readings by quarter. A reading covers the time until the next, at most the gap limit; one of an interval's
 * energy covers its interval.
 *
 * @param readings Readings of one metric of one device.
 * @param quarters The quarters that count.
 * @returns Count, sum, extremes and last value; NaN for values of quarters without a reading, 0 for count, sum and cover.
 */
export function quarterStatistics(readings: MetricReadings, quarters: Quarters): QuarterStatistics {
  const { metric, ts, value, quality, source } = readings;
  const found = emptyStatistics(quarters.count);
  const isInterval = metric === "interval_energy_kwh";
  for (let i = 0; i < ts.length; i++) {
    const at = ts[i]!;
    const until = isInterval ? intervalEnd(ts, i) : Math.min(i + 1 < ts.length ? ts[i + 1]! : Infinity, at + GAP_MS);
    const quarter = Math.floor((at - quarters.from) / QUARTER_MS);
    if (quarter >= 0 && quarter < quarters.count) {
      const v = value[i]!;
      found.sum[quarter]! += v;
      if (found.count[quarter]!++ === 0) {
        found.min[quarter] = v;
        found.max[quarter] = v;
        found.source[quarter] = source[i]!;
      }
      if (v < found.min[quarter]!) found.min[quarter] = v;
      if (v > found.max[quarter]!) found.max[quarter] = v;
      found.last[quarter] = v;
      if (quality[i]! > found.quality[quarter]!) found.quality[quarter] = quality[i]!;
      if (source[i]! < found.source[quarter]!) found.source[quarter] = source[i]!;
      if (until <= quarters.from + (quarter + 1) * QUARTER_MS) {
        found.coveredMs[quarter]! += until - at;
        continue;
      }
    }
    eachQuarter(quarters, at, until, (touched, from, to) => {
      found.coveredMs[touched]! += to - from;
    });
  }
  return found;
}

/** Where the interval ends; of two values of one interval the first covers it. */
function intervalEnd(ts: Float64Array, i: number): number {
  return i > 0 && ts[i - 1] === ts[i] ? ts[i]! : ts[i]! + intervalLength(ts, i);
}

function emptyStatistics(count: number): QuarterStatistics {
  const missing = () => new Float64Array(count).fill(Number.NaN);
  return {
    count: new Int32Array(count),
    sum: new Float64Array(count),
    min: missing(),
    max: missing(),
    last: missing(),
    coveredMs: new Float64Array(count),
    quality: new Uint8Array(count),
    source: new Int32Array(count),
  };
}
