import { latestRun } from "./latest-run.ts";
import type { ForecastModel } from "./model.ts";
import { bestEts } from "./smoothing/best-ets.ts";
import { pointForecast } from "./smoothing/point-forecast.ts";

/** Values that the smallest form needs: level, smoothing, variance, and two to spare. */
const VALUES_NEEDED = 5;

const LETTERS = { none: "N", additive: "A", damped: "Ad", multiplicative: "M" } as const;

/**
 * Automatic exponential smoothing: the state space model with the lowest corrected information criterion, see `bestEts`, named
 * in the note as error, trend, season [1]. Refuses fewer than five values after the last gap; continues a constant run as it is.
 *
 * [1] R. J. Hyndman, A. B. Koehler, R. D. Snyder, and S. Grose, "A state space framework for automatic forecasting using
 *     exponential smoothing methods," Int. J. Forecast., vol. 18, no. 3, pp. 439–454, 2002, doi:10.1016/S0169-2070(01)00110-8.
 */
export const ets: ForecastModel = {
  name: "ets",
  forecast(history, { seasonLength, horizon }) {
    const run = latestRun(history);
    const n = run.length;
    if (n < VALUES_NEEDED)
      return { ran: false, reason: `needs ${VALUES_NEEDED} values after the last gap and has ${n}` };
    if (run.every((y) => y === run[0])) {
      return { ran: true, yHat: new Float64Array(horizon).fill(run[0]!), note: "the history is constant" };
    }
    const best = bestEts(run, seasonLength);
    if (!best) return { ran: false, reason: "no form of exponential smoothing could be fitted" };
    const { form, error, state } = best;
    const note = `ETS(${LETTERS[error]},${LETTERS[form.trend]},${LETTERS[form.season]})`;
    return { ran: true, yHat: pointForecast(state, form, n, horizon), note };
  },
};
