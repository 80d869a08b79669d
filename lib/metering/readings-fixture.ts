import type { MetricReadings } from "./metric-readings.ts";

/** Readings of one metric: minutes since 1970 and values. */
export function metricReadings(
  metric: string,
  pairs: readonly (readonly [minute: number, value: number])[],
): MetricReadings {
  return {
    metric,
    ts: Float64Array.from(pairs, ([minute]) => minute * 60_000),
    value: Float64Array.from(pairs, ([, value]) => value),
    quality: new Uint8Array(pairs.length),
    source: new Int32Array(pairs.length),
  };
}

/** The sum of numbers, in order. */
export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
