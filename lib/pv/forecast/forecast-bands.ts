import { conformalRank } from "#lib/forecast/conformal.ts";
import { measuredPart } from "./measured-part.ts";
import type { PvForecast, PvSeries } from "./pv-series.ts";

/** Bounds of a forecast at one level, hour by hour from its origin on; NaN where too few errors are known. [kWh] */
export interface PvBounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

const DAY = 24;
/** Days of errors that are looked back at: every season once. [d] */
const WINDOW = 365;
/** How often the bounds learn: each of these, and for the newest forecast. [d] */
const EVERY = 7;
/** Where leads part: today, tomorrow, the two days after, the rest. [h] */
const LEADS = [0, 24, 48, 96];
/** Where heights of the sun part. [deg] */
const HEIGHTS = [Number.NEGATIVE_INFINITY, 15, 35];
/** Where forecasts part, over the clear sky: grey days, broken clouds, clear days miss in ways of their own. [1] */
const SKIES = [Number.NEGATIVE_INFINITY, 0.4, 0.7];
const OF_A_LEAD = HEIGHTS.length * SKIES.length;

/**
 * Prediction intervals of forecasts, by signed-error conformal prediction [1] over what earlier forecasts of the same model missed:
 * each tail rests on its own quantile of the errors, so that a level of 1 − α leaves α/2 on either side. Errors are taken over the
 * clear sky's output and kept apart by lead, by the height of the sun and by how clear a sky was forecast; where such a bucket holds
 * too few for the highest level, all of its leads count together.
 *
 * @param series Series of the array, or of a sum of arrays: its errors are those of the part that was measured, and stand for the whole.
 * @param forecasts Forecasts of one model, origins ascending; an origin learns only from hours before it.
 * @param levels Nominal levels 1 − α, ascending, shape [levels]. [1]
 * @returns Bounds of each forecast, a level each, shape [forecasts][levels]: from 0 to what the inverter can give, the forecast
 *   within; exactly 0 at night.
 *
 * [1] H. Linusson, U. Johansson, T. Löfström, "Signed-error conformal regression," PAKDD 2014, LNCS vol. 8443, pp. 224–236,
 *     doi:10.1007/978-3-319-06608-0_19.
 */
export function forecastBands(
  series: PvSeries,
  forecasts: readonly PvForecast[],
  levels: readonly number[],
): PvBounds[][] {
  let learnt = Number.NEGATIVE_INFINITY;
  let tails: Tails[][] = [];
  return forecasts.map(({ origin, yHat }, k) => {
    if (origin >= learnt + EVERY * DAY || k === forecasts.length - 1) {
      tails = tailsAt(series, forecasts, k, levels);
      learnt = origin;
    }
    return levels.map((_, level) => {
      const lower = new Float64Array(yHat.length);
      const upper = new Float64Array(yHat.length);
      for (let lead = 0; lead < yHat.length; lead++) {
        const clear = series.clear[origin + lead]!;
        if (clear === 0) continue;
        const y = yHat[lead]!;
        const { low, high } = tails[bucketOf(lead, series.height[origin + lead]!, y / clear)]![level]!;
        lower[lead] = Math.max(0, Math.min(y, y + low * clear));
        upper[lead] = Math.min(Math.max(series.limit, y), Math.max(y, y + high * clear));
      }
      return { lower, upper };
    });
  });
}

/** What is added to a forecast, over the clear sky's output. [1] */
interface Tails {
  readonly low: number;
  readonly high: number;
}

/** Tails of each bucket and level, by errors that were known at the origin of a forecast. */
function tailsAt(series: PvSeries, forecasts: readonly PvForecast[], at: number, levels: readonly number[]): Tails[][] {
  const { output, clear, height } = series;
  const { origin } = forecasts[at]!;
  const errors = Array.from({ length: LEADS.length * OF_A_LEAD }, (): number[] => []);
  for (let k = at - 1; k >= 0 && forecasts[k]!.origin >= origin - WINDOW * DAY; k--) {
    const forecast = forecasts[k]!;
    const { origin: from, yHat } = forecast;
    const until = Math.min(yHat.length, origin - from);
    for (let lead = 0; lead < until; lead++) {
      const t = from + lead;
      const part = measuredPart(series, forecast, lead);
      const error = (output[t]! - part.yHat) / part.clear;
      if (clear[t] !== 0 && !Number.isNaN(error))
        errors[bucketOf(lead, height[t]!, yHat[lead]! / clear[t]!)]!.push(error);
    }
  }
  const own = errors.map((bucket) => Float64Array.from(bucket).sort());
  const wanted = 1 - (1 - Math.max(...levels)) / 2;
  const together = LEADS.map((_, lead) => {
    const buckets = errors.slice(lead * OF_A_LEAD, (lead + 1) * OF_A_LEAD);
    return buckets.every(({ length }) => conformalRank(length, wanted) >= 0)
      ? new Float64Array()
      : Float64Array.from(buckets.flat()).sort();
  });
  return own.map((bucket, i) => {
    const sorted = conformalRank(bucket.length, wanted) >= 0 ? bucket : together[Math.floor(i / OF_A_LEAD)]!;
    return levels.map((level) => {
      const rank = conformalRank(sorted.length, 1 - (1 - level) / 2);
      return { low: sorted[sorted.length - 1 - rank] ?? Number.NaN, high: sorted[rank] ?? Number.NaN };
    });
  });
}

function bucketOf(lead: number, height: number, index: number): number {
  return (last(LEADS, lead) * HEIGHTS.length + last(HEIGHTS, height)) * SKIES.length + last(SKIES, index);
}

/** Index of the last bound that a value reaches. */
function last(bounds: readonly number[], value: number): number {
  let i = bounds.length - 1;
  while (i > 0 && value < bounds[i]!) i--;
  return i;
}
