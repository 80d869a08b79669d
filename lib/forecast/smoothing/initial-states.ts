import { seasonalIndices } from "../classical-decomposition.ts";
import { blankState, type SmoothingForm, type SmoothingState } from "./form.ts";

/** Smallest seasonal factor to start from, so that nothing is divided by zero. */
const SMALLEST_FACTOR = 0.01;

/** Values that the first level and slope rest on, at least: ten, or two seasons [1, §2.6.1]. */
const VALUES_FOR_LEVEL = 10;

/**
 * First level, slope and season of an exponential smoothing model, read off the beginning of a history [1, §2.6.1]: the season
 * by classical decomposition, the level as the mean of the first
 * max(10, 2m) seasonally adjusted values, or level and slope as the line through them.
 *
 * @param history Unbroken observations, shape [n], n ≥ 2, any unit.
 * @param form Form of the model.
 * @returns State before the first period, with nothing smoothed yet; NaN where a missing value touches it.
 * @throws {RangeError} If the form has a season and the history is shorter than two of them.
 *
 * [1] R. J. Hyndman, A. B. Koehler, J. K. Ord, and R. D. Snyder, Forecasting with Exponential Smoothing: The State Space
 *     Approach, Springer, 2008, doi:10.1007/978-3-540-71918-2.
 */
export function initialStates(history: Float64Array, form: SmoothingForm): SmoothingState {
  const state = blankState(form);
  const used = Math.min(Math.max(VALUES_FOR_LEVEL, 2 * form.seasonLength), history.length);
  const adjusted = history.slice(0, used);
  if (form.season !== "none") {
    const season = seasonalIndices(history, form.seasonLength, form.season);
    for (let t = 0; t < used; t++) {
      const s = season[t % season.length]!;
      adjusted[t] = form.season === "additive" ? adjusted[t]! - s : adjusted[t]! / Math.max(s, SMALLEST_FACTOR);
    }
    state.season.set(form.season === "additive" ? season : positiveFactors(season));
  }
  if (form.trend === "none") {
    for (const y of adjusted) state.level += y / used;
  } else {
    const line = lineThrough(adjusted);
    state.level = line.intercept;
    state.slope = line.slope;
  }
  return state;
}

/** Factors of at least SMALLEST_FACTOR; the first one follows from the others, so that all sum to m. */
function positiveFactors(season: Float64Array): Float64Array {
  const factors = season.map((s) => Math.max(s, SMALLEST_FACTOR));
  let sum = 0;
  for (const s of factors) sum += s;
  const m = season.length;
  return factors.map((s) => (s * m) / sum);
}

/** Least-squares line through values at t = 1, 2, …, n. */
function lineThrough(values: Float64Array): { intercept: number; slope: number } {
  const n = values.length;
  const middle = (n + 1) / 2;
  let mean = 0;
  for (const y of values) mean += y / n;
  let covariance = 0;
  let variance = 0;
  for (let t = 1; t <= n; t++) {
    covariance += (t - middle) * (values[t - 1]! - mean);
    variance += (t - middle) ** 2;
  }
  const slope = variance > 0 ? covariance / variance : 0;
  return { intercept: mean - slope * middle, slope };
}
