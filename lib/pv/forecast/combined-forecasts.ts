import { LEAD_BUCKETS, leadBucket, leadsInOrder } from "./leads.ts";
import type { PvForecast, PvSeries } from "./pv-series.ts";

/** What speaks for the first forecast alone until the days have told, as squared difference over what the inverter can give. */
const RIDGE = 2;

/**
 * Combines two forecasts of the same array [1]: the further ahead, the less the weather's forecast knows, and the more what is usual
 * tells; and in the first hours the clouds that were just seen. The weight of the first, by lead, is
 *
 *     w = (Σ(y − b)(a − b) + λ) / (Σ(a − b)² + λ), from 0 to 1
 *
 * over what earlier forecasts said and what then came, all before the origin; 1 while there is nothing to learn from.
 *
 * @param series Series of the array.
 * @param first Forecasts a, origins ascending.
 * @param second Forecasts b; an origin that it lacks leaves the first as it is.
 * @returns A forecast for each of the first; where only one is known, that one, up to the end of the first.
 *
 * [1] J. M. Bates and C. W. J. Granger, "The combination of forecasts," Operational Research Quarterly, vol. 20, no. 4, pp. 451–468,
 *     1969, doi:10.1057/jors.1969.103.
 */
export function combinedForecasts(
  { output, clear, limit }: PvSeries,
  first: readonly PvForecast[],
  second: readonly PvForecast[],
): PvForecast[] {
  const others = new Map(second.map(({ origin, yHat }) => [origin, yHat]));
  const agreed = new Float64Array(LEAD_BUCKETS).fill(RIDGE);
  const apart = new Float64Array(LEAD_BUCKETS).fill(RIDGE);
  const known = leadsInOrder<{ readonly a: Float64Array; readonly b: Float64Array }>();
  return first.map(({ origin, yHat: a }) => {
    const b = others.get(origin) ?? a;
    for (const { origin: past, what, bucket, from, to } of known(origin, { a, b })) {
      for (let lead = from; lead < to; lead++) {
        const apartNow = ((what.a[lead] ?? Number.NaN) - (what.b[lead] ?? Number.NaN)) / limit;
        const over = ((output[past + lead] ?? Number.NaN) - (what.b[lead] ?? Number.NaN)) / limit;
        if (clear[past + lead] === 0 || Number.isNaN(apartNow + over)) continue;
        agreed[bucket]! += over * apartNow;
        apart[bucket]! += apartNow * apartNow;
      }
    }
    const weights = agreed.map((value, bucket) => Math.min(1, Math.max(0, value / apart[bucket]!)));
    return { origin, yHat: a.map((value, lead) => mixed(value, b[lead] ?? Number.NaN, weights[leadBucket(lead)]!)) };
  });
}

function mixed(a: number, b: number, weight: number): number {
  if (Number.isNaN(b)) return a;
  return Number.isNaN(a) ? b : weight * a + (1 - weight) * b;
}
