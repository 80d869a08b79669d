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

// All three carry ℓ + φb and φb, so that one step waits for the other as briefly as can be:
//     ℓ + φb ← (ℓ + φb) + φ·(φb) + (α + φβ)·e     φb ← φ·(φb) + φβ·e

function withoutSeason(history: Float64Array, state: SmoothingState, bound: number): number {
  const { phi } = state;
  const toTrend = phi * state.beta;
  const toBase = state.alpha + toTrend;
  let trend = phi * state.slope;
  let base = state.level + trend;
  let sum = 0;
  for (let t = 0; t < history.length; t++) {
    const error = history[t]! - base;
    sum += error * error;
    const carried = phi * trend;
    base = base + carried + toBase * error;
    trend = carried + toTrend * error;
    if (!(sum <= bound)) return Number.POSITIVE_INFINITY;
  }
  leave(state, base, trend);
  return sum;
}

function withSummand(history: Float64Array, state: SmoothingState, bound: number): number {
  const { gamma, phi, season } = state;
  const m = season.length;
  const toTrend = phi * state.beta;
  const toBase = state.alpha + toTrend;
  let trend = phi * state.slope;
  let base = state.level + trend;
  let sum = 0;
  for (let t = 0, j = 0; t < history.length; t++) {
    const s = season[j]!;
    const error = history[t]! - s - base;
    sum += error * error;
    const carried = phi * trend;
    base = base + carried + toBase * error;
    trend = carried + toTrend * error;
    season[j] = s + gamma * error;
    if (++j === m) {
      if (!(sum <= bound)) return Number.POSITIVE_INFINITY;
      j = 0;
    }
  }
  leave(state, base, trend);
  return sum <= bound ? sum : Number.POSITIVE_INFINITY;
}

function withFactor(history: Float64Array, state: SmoothingState, bound: number): number {
  const { gamma, phi, season } = state;
  const m = season.length;
  const toTrend = phi * state.beta;
  const toBase = state.alpha + toTrend;
  let trend = phi * state.slope;
  let base = state.level + trend;
  let sum = 0;
  for (let t = 0, j = 0; t < history.length; t++) {
    const s = season[j]!;
    const y = history[t]!;
    const error = y - base * s;
    sum += error * error;
    season[j] = s + gamma * (y / base - s);
    const levelError = y / s - base;
    const carried = phi * trend;
    base = base + carried + toBase * levelError;
    trend = carried + toTrend * levelError;
    if (++j === m) {
      if (!(sum <= bound)) return Number.POSITIVE_INFINITY;
      j = 0;
    }
  }
  leave(state, base, trend);
  return sum <= bound ? sum : Number.POSITIVE_INFINITY;
}

/** Splits ℓ + φb into level and slope. */
function leave(state: SmoothingState, base: number, trend: number): void {
  state.level = base - trend;
  state.slope = trend / state.phi;
}
