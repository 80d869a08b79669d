import type { PvForecast, PvSeries } from "./pv-series.ts";

const DAY = 24;

/**
 * Smart persistence: the clear-sky index of the last 24 hours goes on. A harder reference than persistence, which knows neither the
 * days that grow longer nor that one hour's cloud is no other's.
 *
 * @param series Series.
 * @param origins Hours of the series at which forecasts are made, from 0, shape [origins].
 * @param horizon How far ahead. [h]
 * @returns A forecast an origin, from 0 to what the inverter can give; 0 at night, NaN where nothing was measured in the 24 hours.
 */
export function smartPersistence(
  { output, clear, limit }: PvSeries,
  origins: readonly number[],
  horizon: number,
): PvForecast[] {
  return origins.map((origin) => {
    let [measured, possible] = [0, 0];
    for (let t = Math.max(0, origin - DAY); t < origin; t++) {
      if (clear[t] === 0 || Number.isNaN(output[t]!)) continue;
      measured += output[t]!;
      possible += clear[t]!;
    }
    const index = possible > 0 ? measured / possible : Number.NaN;
    const at = (lead: number) => (clear[origin + lead] === 0 ? 0 : Math.min(limit, index * clear[origin + lead]!));
    return { origin, yHat: Float64Array.from({ length: horizon }, (_, lead) => at(lead)) };
  });
}
