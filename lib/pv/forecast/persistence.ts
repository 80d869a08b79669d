import type { PvForecast, PvSeries } from "./pv-series.ts";

const DAY = 24;
/** Days that are looked back at for an hour that was measured. */
const REACH = 7;

/**
 * Persistence: each hour is like the same hour of the last day on which it was known; the reference that skill is measured by.
 *
 * @param series Series.
 * @param origins Hours of the series at which forecasts are made, from 0, shape [origins].
 * @param horizon How far ahead. [h]
 * @returns A forecast an origin; 0 at night, NaN where the hour was not measured for a week.
 */
export function persistence(series: PvSeries, origins: readonly number[], horizon: number): PvForecast[] {
  return origins.map((origin) => ({
    origin,
    yHat: Float64Array.from({ length: horizon }, (_, lead) => {
      if (series.clear[origin + lead] === 0) return 0;
      const same = origin + lead - DAY * (1 + Math.floor(lead / DAY));
      return lastKnown(series.output, same);
    }),
  }));
}

function lastKnown(output: Float64Array, from: number): number {
  for (let t = from; t >= 0 && t > from - REACH * DAY; t -= DAY) if (!Number.isNaN(output[t]!)) return output[t]!;
  return Number.NaN;
}
