import { daysInMonth } from "../days-in-month.ts";
import type { ForecastModel, ModelOutcome } from "../model.ts";
import type { SeasonalProfile } from "../seasonal-profile.ts";
import { fitSharedSeason, type SharedSeason } from "./shared-season.ts";

/** Weight of the newest month in the level; chosen on KEPCO's months of 2024, where 0.7 to 1 differ by a twentieth. [1] */
const SMOOTHING = 0.9;
/** How much of a series' own deviation in the same months of earlier years comes back, before any is seen twice. [1] */
const PRIOR_REPEAT = 0.4;
/** Deviations beyond this are events, not season. [log] */
const LARGEST_DEVIATION = 0.5;

/** What {@link fitPooledSeasonal} learned from a panel. */
export interface PooledSeasonal extends SharedSeason {
  /** Share of a series' own deviation in the same month of earlier years that is expected again. [1] */
  readonly repeat: number;
  /** Forecasts any series of the panel, or one like it, whose history starts in the same month. */
  readonly model: ForecastModel;
}

/**
 * Fits a seasonal model to many short monthly histories at once, gaps allowed. The shape of the year is borrowed from a
 * profile and bent to what all series together show (`fitSharedSeason`); the level is each series' own, by exponential
 * smoothing of log use a day without season; and part of what a series did differently in the same month of earlier years is
 * expected again:
 *
 *     ln ŷ = level + season + ρ·(own deviation of the same month) + ln days
 *
 * @param histories Monthly use of the panel's series, aligned, oldest first, shape [series][n]; NaN, 0 and negatives count as
 *   missing. [any]
 * @param firstMonth Month of the first value, as `monthIndex` counts. [months]
 * @param profile Season to borrow.
 * @returns The season found and a model, which refuses a history without a positive value and seasons other than 12.
 *
 * [1] G. T. Duncan, W. L. Gorr, J. Szczypula, "Forecasting analogous time series," in Principles of Forecasting, Springer,
 *     2001, pp. 195–213, doi:10.1007/978-0-306-47630-3_10.
 */
export function fitPooledSeasonal(
  histories: readonly Float64Array[],
  firstMonth: number,
  profile: SeasonalProfile,
): PooledSeasonal {
  const logs = histories.map((history) => logPerDay(history, firstMonth));
  const shared = fitSharedSeason(logs, firstMonth, profile);
  const season = (t: number) => shared.season[(firstMonth + t) % 12]!;
  const repeat = repeatOf(logs.map((log) => smooth(log, season).errors));
  const { lag, cold, warm, changes, months } = shared;
  const learned =
    changes > 0
      ? `${changes} changes in ${months} months of ${histories.length} series give it ${cold.toFixed(1)} times the cold and ${warm.toFixed(1)} times the warm amplitude, billed ${lag.toFixed(2)} months late`
      : "no change from month to month was there to bend it";
  const note = `season borrowed from ${profile.source}; ${learned}`;
  const model: ForecastModel = {
    name: "pooled",
    forecast: (history, { seasonLength, horizon }): ModelOutcome => {
      if (seasonLength !== 12) return { ran: false, reason: `knows months only, not a season of ${seasonLength}` };
      const { level, errors, last } = smooth(logPerDay(history, firstMonth), season);
      if (last < 0) return { ran: false, reason: "has no positive value" };
      const n = history.length;
      let carried = 0;
      const yHat = Float64Array.from({ length: horizon }, (_, h) => {
        const own = meanOfEarlierYears(errors, n + h);
        const deviation = Number.isNaN(own) ? carried : own + carried;
        if (!Number.isNaN(own)) carried += SMOOTHING * own;
        return Math.exp(level + season(n + h) + repeat * deviation) * daysInMonth(firstMonth + n + h);
      });
      const age = n - last;
      const older = age > 1 ? `; its last value is ${age} months old` : "";
      const own = Number.isNaN(meanOfEarlierYears(errors, n))
        ? ""
        : `; its own deviation in the same month of earlier years counts ${repeat.toFixed(2)}`;
      return { ran: true, yHat, note: note + own + older };
    },
  };
  return { ...shared, repeat, model };
}

function logPerDay(history: Float64Array, firstMonth: number): Float64Array {
  return history.map((y, t) => (y > 0 ? Math.log(y / daysInMonth(firstMonth + t)) : Number.NaN));
}

/** Exponential smoothing of the log without season; gaps keep the level. The errors are one step ahead. */
function smooth(
  log: Float64Array,
  season: (t: number) => number,
): { level: number; errors: Float64Array; last: number } {
  const errors = new Float64Array(log.length).fill(Number.NaN);
  let level = Number.NaN;
  let last = -1;
  for (let t = 0; t < log.length; t++) {
    const value = log[t]! - season(t);
    if (Number.isNaN(value)) continue;
    if (last < 0) level = value;
    else {
      const error = value - level;
      level += SMOOTHING * error;
      errors[t] = Math.max(-LARGEST_DEVIATION, Math.min(LARGEST_DEVIATION, error));
    }
    last = t;
  }
  return { level, errors, last };
}

/** Mean error of a calendar month over the years before period t; NaN where there is none. */
function meanOfEarlierYears(errors: Float64Array, t: number): number {
  let sum = 0;
  let count = 0;
  for (let k = t - 12; k >= 0; k -= 12) {
    const error = k < errors.length ? errors[k]! : Number.NaN;
    if (Number.isNaN(error)) continue;
    sum += error;
    count++;
  }
  return sum / count;
}

/** Regression of this year's deviations on those of earlier years, over all series; the prior weighs as much as one month. */
function repeatOf(errors: readonly Float64Array[]): number {
  let crossed = 0;
  let squared = 0;
  const seen = new Set<number>();
  for (const series of errors) {
    for (let t = 12; t < series.length; t++) {
      const before = meanOfEarlierYears(series, t);
      if (Number.isNaN(before + series[t]!)) continue;
      crossed += before * series[t]!;
      squared += before * before;
      seen.add(t);
    }
  }
  if (!(squared > 0)) return PRIOR_REPEAT;
  const weight = squared / seen.size;
  return Math.max(0, Math.min(1, (crossed + PRIOR_REPEAT * weight) / (squared + weight)));
}
