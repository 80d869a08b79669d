import type { SmoothingState } from "./form.ts";
import { errorWeight, type Innovations } from "./innovations.ts";

/** Smallest forecast that an error may be a part of, in the history's mean. */
const SMALLEST_FORECAST = 1e-9;

/** Range of a product of forecasts that is safely kept unfolded into its logarithm. */
const FOLD = 1e100;

/**
 * Runs a model whose season is a sum, or that has none (m = 1, s = 0, γ = 0), through a history [1, table 2.2, 2.3]:
 *
 *     ŷ_t = ℓ + φb + s_t     d_t = y_t − ŷ_t     ℓ ← ℓ + φb + α·d_t     b ← φb + β·d_t     s_t ← s_t + γ·d_t
 *
 * @param history Unbroken observations in units of their mean size, shape [n].
 * @param state State before the first period, season of shape [m]; left as it stands after the last.
 * @param innovations Filled by the run.
 * @returns False when a forecast is not above zero although errors are parts of it, or stops being finite.
 *
 * [1] R. J. Hyndman, A. B. Koehler, J. K. Ord, and R. D. Snyder, Forecasting with Exponential Smoothing: The State Space
 *     Approach, Springer, 2008, doi:10.1007/978-3-540-71918-2.
 */
export function runSummand(history: Float64Array, state: SmoothingState, innovations: Innovations): boolean {
  const { alpha, beta, gamma, phi, season } = state;
  const { errors, bases, slopes, seasons } = innovations;
  const relative = innovations.error === "multiplicative";
  const m = season.length;
  let { level, slope } = state;
  let squares = 0;
  let logs = 0;
  let product = 1;
  for (let t = 0, j = 0; t < history.length; t++) {
    const trend = phi * slope;
    const base = level + trend;
    const s = season[j]!;
    const yHat = base + s;
    const difference = history[t]! - yHat;
    bases[t] = base;
    slopes[t] = slope;
    seasons[t] = s;
    let error = difference;
    if (relative) {
      if (!(yHat > SMALLEST_FORECAST)) return false;
      error = difference / yHat;
      product *= yHat;
      if (product > FOLD || product < 1 / FOLD) {
        logs += Math.log(product);
        product = 1;
      }
    }
    errors[t] = error;
    squares += error * error;
    level = base + alpha * difference;
    slope = trend + beta * difference;
    season[j] = s + gamma * difference;
    if (++j === m) j = 0;
  }
  state.level = level;
  state.slope = slope;
  innovations.squares = squares;
  innovations.logs = logs + Math.log(product);
  return squares < Number.POSITIVE_INFINITY;
}

/**
 * Gradient of the deviance of {@link runSummand} by everything the run started from, by reverse accumulation.
 *
 * @param state State of the run, for its smoothing parameters.
 * @param innovations The finished run.
 * @param into Gradient by each field of the state before the first period; overwritten.
 */
export function reverseSummand(state: SmoothingState, innovations: Innovations, into: SmoothingState): void {
  const { alpha, beta, gamma, phi } = state;
  const { errors, bases, slopes, seasons } = innovations;
  const relative = innovations.error === "multiplicative";
  const weight = 2 * errorWeight(innovations);
  const toSeason = into.season.fill(0);
  const m = toSeason.length;
  const n = errors.length;
  let toLevel = 0;
  let toSlope = 0;
  let toAlpha = 0;
  let toBeta = 0;
  let toGamma = 0;
  let toPhi = 0;
  for (let t = n - 1, j = (n - 1) % m; t >= 0; t--) {
    const yHat = bases[t]! + seasons[t]!;
    const error = errors[t]!;
    const difference = relative ? error * yHat : error;
    const ofForecast = relative ? (2 - weight * error * (1 + error)) / yHat : -weight * error;
    const s = toSeason[j]!;
    toAlpha += difference * toLevel;
    toBeta += difference * toSlope;
    toGamma += difference * s;
    const toForecast = ofForecast - alpha * toLevel - beta * toSlope - gamma * s;
    toSeason[j] = s + toForecast;
    toLevel += toForecast;
    toPhi += slopes[t]! * (toSlope + toLevel);
    toSlope = phi * (toSlope + toLevel);
    if (--j < 0) j = m - 1;
  }
  into.alpha = toAlpha;
  into.beta = toBeta;
  into.gamma = toGamma;
  into.phi = toPhi;
  into.level = toLevel;
  into.slope = toSlope;
}
