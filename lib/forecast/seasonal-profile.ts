import { daysInMonth } from "./days-in-month.ts";
import { median } from "./median.ts";

/** The season of a year as one series showed it, to be lent to others. */
export interface SeasonalProfile {
  /** Logarithms of the factors of mean daily use, January first, shape [12], mean 0. [1] */
  readonly logFactors: Float64Array;
  /** Where it comes from, for the notes of forecasts that rest on it. */
  readonly source: string;
}

/**
 * Reads the season from a monthly series: the median, over the years, of the logarithm of mean daily use over its centred
 * 2×12 moving average [1]. Days in the month and the trend are taken out.
 *
 * @param energy Monthly energy, oldest first, shape [n]; NaN where missing. [any]
 * @param firstMonth Month of the first value, as `monthIndex` counts. [months]
 * @param source Where the series comes from.
 * @returns The profile.
 * @throws {RangeError} If some month of the year has no value with a whole year around it.
 *
 * [1] R. J. Hyndman, G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., OTexts, 2021, section 3.4,
 *     https://otexts.com/fpp3/.
 */
export function seasonalProfile(energy: Float64Array, firstMonth: number, source: string): SeasonalProfile {
  const log = energy.map((e, t) => (e > 0 ? Math.log(e / daysInMonth(firstMonth + t)) : Number.NaN));
  const ratios: number[][] = Array.from({ length: 12 }, () => []);
  for (let t = 6; t < log.length - 6; t++) {
    let trend = (log[t - 6]! + log[t + 6]!) / 2;
    for (let k = t - 5; k <= t + 5; k++) trend += log[k]!;
    const ratio = log[t]! - trend / 12;
    if (!Number.isNaN(ratio)) ratios[(firstMonth + t) % 12]!.push(ratio);
  }
  const medians = Float64Array.from(ratios, (ofMonth, month) => {
    if (ofMonth.length === 0) {
      throw new RangeError(`Cannot read a season as month ${month + 1} has no value with a whole year around it`);
    }
    return median(ofMonth);
  });
  const mean = medians.reduce((sum, v) => sum + v, 0) / 12;
  return { logFactors: medians.map((v) => v - mean), source };
}
