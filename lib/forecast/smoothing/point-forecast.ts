import type { SmoothingForm, SmoothingState } from "./form.ts";

/**
 * Point forecast of an exponential smoothing model [1, table 2.1]:
 *
 *     ŷ(n + h) = ℓ + (φ + φ² + … + φ^h)·b     plus or times the season of n + h
 *
 * @param state State after the last period, any unit.
 * @param form Form of the model.
 * @param n Length of the history that led to the state, which says where in the season it ended. [periods]
 * @param horizon Steps to forecast h. [periods]
 * @returns Forecast, shape [h], in the state's unit; NaN where the state is NaN.
 *
 * [1] R. J. Hyndman, A. B. Koehler, J. K. Ord, and R. D. Snyder, Forecasting with Exponential Smoothing: The State Space
 *     Approach, Springer, 2008, doi:10.1007/978-3-540-71918-2.
 */
export function pointForecast(state: SmoothingState, form: SmoothingForm, n: number, horizon: number): Float64Array {
  const yHat = new Float64Array(horizon);
  let trend = state.level;
  let step = state.slope;
  for (let h = 0; h < horizon; h++) {
    step *= state.phi;
    trend += step;
    const s = state.season[(n + h) % form.seasonLength]!;
    yHat[h] = form.season === "none" ? trend : form.season === "additive" ? trend + s : trend * s;
  }
  return yHat;
}
