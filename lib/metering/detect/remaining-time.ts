import { type Trend, theilSen } from "./theil-sen.ts";

/** When a residual will reach a threshold, if it goes on as it does. */
export interface RemainingTime {
  readonly trend: Trend;
  /** Threshold that it goes towards. [unit of the values] */
  readonly threshold: number;
  /** Time left, 0 where it is beyond already. [days] */
  readonly days: number;
  /** Edges of its interval at the level asked for; `to` is null where it may never be reached. [days] */
  readonly fromDays: number;
  readonly toDays: number | null;
  readonly level: 0.8 | 0.95;
}

const DAY_MS = 86_400_000;
/** More values are taken together, as every pair counts. */
const MOST = 400;

/**
 * Extends the trend of a residual to a threshold. Its uncertainty is that of the trend's slope about the middle of the values.
 *
 * @param at Times, rising, shape [n]. [ms since 1970, UTC]
 * @param residual Residuals, shape [n]; NaN where missing. [any]
 * @param limit What it may be, either way, above 0. [unit of residual]
 * @param level Share of the interval: 0.8 or 0.95. [1]
 * @returns Time left from the last value; null where there are fewer than eight values, or no trend that is significant at this
 *   level.
 */
export function remainingTime(
  at: Float64Array,
  residual: Float64Array,
  limit: number,
  level: 0.8 | 0.95,
): RemainingTime | null {
  const end = at.at(-1) ?? Number.NaN;
  const [time, values] = thinned(at, residual, end);
  const trend = theilSen(time, values, level);
  if (!trend?.isSignificant) return null;
  const threshold = Math.sign(trend.slope) * limit;
  const known = time.filter((_, i) => !Number.isNaN(values[i]!));
  const middle = known[known.length >> 1]!;
  const atMiddle = trend.intercept + trend.slope * middle;
  const days = (slope: number) => Math.max(0, middle + (threshold - atMiddle) / slope);
  const [fast, slow] = trend.slope > 0 ? [trend.slopeHigh, trend.slopeLow] : [trend.slopeLow, trend.slopeHigh];
  const toDays = days(slow);
  return {
    ...{ trend, threshold, level, days: days(trend.slope), fromDays: days(fast) },
    toDays: Number.isFinite(toDays) ? toDays : null,
  };
}

/** Means of so many neighbours that {@link MOST} are left; times in days, 0 is the end. */
function thinned(at: Float64Array, residual: Float64Array, end: number): [time: Float64Array, values: Float64Array] {
  const together = Math.max(1, Math.ceil(at.length / MOST));
  const groups = Math.ceil(at.length / together);
  const time = new Float64Array(groups);
  const values = new Float64Array(groups);
  for (let g = 0; g < groups; g++) {
    let [sum, when, count] = [0, 0, 0];
    for (let i = g * together; i < Math.min(at.length, (g + 1) * together); i++) {
      if (Number.isNaN(residual[i]!)) continue;
      sum += residual[i]!;
      when += (at[i]! - end) / DAY_MS;
      count++;
    }
    values[g] = count > 0 ? sum / count : Number.NaN;
    time[g] = count > 0 ? when / count : (at[g * together]! - end) / DAY_MS;
  }
  return [time, values];
}
