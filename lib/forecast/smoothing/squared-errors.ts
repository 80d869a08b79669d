import type { SmoothingForm, SmoothingState } from "./form.ts";

/**
 * Runs an exponential smoothing model through a history and sums its squared errors one step ahead [1, table 2.1]:
 *
 *     ŷ_t = (ℓ + φb) + s_t   or   (ℓ + φb)·s_t                      e_t = y_t − ŷ_t
 *     ℓ ← ℓ + φb + α·e_t     b ← φb + β·e_t     s_t ← s_t + γ·e_t     (additive; e_t / s_t for ℓ and b and e_t / (ℓ + φb) for s
 *                                                                    when the season is a factor)
 *
 * @param history Unbroken observations, shape [n], any unit.
 * @param form Form of the model.
 * @param state State before the first period; left as it stands after the last one, when the sum is finite.
 * @param bound Sum beyond which the result does not matter. [the history's unit squared]
 * @returns Sum of e_t², in the history's unit squared; +∞ once it passes the bound or stops being finite, as a missing value
 *   makes it.
 *
 * [1] R. J. Hyndman, A. B. Koehler, J. K. Ord, and R. D. Snyder, Forecasting with Exponential Smoothing: The State Space
 *     Approach, Springer, 2008, doi:10.1007/978-3-540-71918-2.
 */
export function squaredErrors(
  history: Float64Array,
  form: SmoothingForm,
  state: SmoothingState,
  bound: number,
): number {
  if (form.season === "none") return withoutSeason(history, state, bound);
  return form.season === "additive" ? withSummand(history, state, bound) : withFactor(history, state, bound);
}

function withoutSeason(history: Float64Array, state: SmoothingState, bound: number): number {
  const { alpha, beta, phi } = state;
  let { level, slope } = state;
  let sum = 0;
  for (let t = 0; t < history.length; t++) {
    const trend = phi * slope;
    const base = level + trend;
    const error = history[t]! - base;
    sum += error * error;
    level = base + alpha * error;
    slope = trend + beta * error;
    if (!(sum <= bound)) return Number.POSITIVE_INFINITY;
  }
  state.level = level;
  state.slope = slope;
  return sum;
}

function withSummand(history: Float64Array, state: SmoothingState, bound: number): number {
  const { alpha, beta, gamma, phi, season } = state;
  const m = season.length;
  let { level, slope } = state;
  let sum = 0;
  for (let t = 0, j = 0; t < history.length; t++) {
    const trend = phi * slope;
    const base = level + trend;
    const s = season[j]!;
    const error = history[t]! - s - base;
    sum += error * error;
    level = base + alpha * error;
    slope = trend + beta * error;
    season[j] = s + gamma * error;
    if (++j === m) {
      if (!(sum <= bound)) return Number.POSITIVE_INFINITY;
      j = 0;
    }
  }
  state.level = level;
  state.slope = slope;
  return sum <= bound ? sum : Number.POSITIVE_INFINITY;
}

function withFactor(history: Float64Array, state: SmoothingState, bound: number): number {
  const { alpha, beta, gamma, phi, season } = state;
  const m = season.length;
  let { level, slope } = state;
  let sum = 0;
  for (let t = 0, j = 0; t < history.length; t++) {
    const trend = phi * slope;
    const base = level + trend;
    const s = season[j]!;
    const y = history[t]!;
    const error = y - base * s;
    sum += error * error;
    const levelError = y / s - base;
    level = base + alpha * levelError;
    slope = trend + beta * levelError;
    season[j] = s + gamma * (y / base - s);
    if (++j === m) {
      if (!(sum <= bound)) return Number.POSITIVE_INFINITY;
      j = 0;
    }
  }
  state.level = level;
  state.slope = slope;
  return sum <= bound ? sum : Number.POSITIVE_INFINITY;
}
