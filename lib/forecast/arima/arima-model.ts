import { latestRun } from "../latest-run.ts";
import type { ForecastModel } from "../model.ts";
import { type ArimaOrder, fitArima } from "./fit-arima.ts";

/** Simple exponential smoothing as an ARIMA, for histories too short to show a season. */
const WITHOUT_SEASON: ArimaOrder = { p: 0, d: 1, q: 1, seasonalP: 0, seasonalD: 0, seasonalQ: 0, constant: false };

/** Shortest run from which two parameters are worth estimating. [periods] */
const LEAST = 8;

/** Longest season that was tried. [periods] */
const LONGEST_SEASON = 200;

/**
 * Makes a forecasting model of one seasonal ARIMA order. It works on logarithms where all values are positive, and forecasts
 * the median: the exponential of the mean of the logarithm. Where the run after the last gap is too short for the order, or
 * there is no season, it fits ARIMA(0,1,1) and says so; with fewer than 8 periods it refuses.
 *
 * @param name Name of the model.
 * @param order Orders of the seasonal model.
 * @returns The model.
 *
 * [1] G. E. P. Box, G. M. Jenkins, Time Series Analysis: Forecasting and Control, Holden-Day, 1970, chapter 9; 5th ed. Wiley,
 *     2015, ISBN 978-1-118-67502-1.
 */
export function arimaModel(name: string, order: ArimaOrder): ForecastModel {
  return {
    name,
    forecast(history, { seasonLength, horizon }) {
      const run = latestRun(history);
      if (run.length < LEAST) return { ran: false, reason: `needs ${LEAST} periods without a gap, has ${run.length}` };
      if (seasonLength > LONGEST_SEASON)
        return { ran: false, reason: `cannot follow a season over ${LONGEST_SEASON} periods` };
      const positive = run.every((y) => y > 0);
      const series = positive ? run.map(Math.log) : run;
      const seasonal = seasonLength > 1 ? fitArima(series, order, seasonLength) : undefined;
      const fit = seasonal ?? fitArima(series, WITHOUT_SEASON, 1);
      const yHat = fit?.forecast(horizon).map((f) => (positive ? Math.exp(f) : f));
      if (!fit || !yHat?.every(Number.isFinite)) return { ran: false, reason: "no likelihood has a maximum" };
      const short = !seasonal && seasonLength > 1 ? "; too short for a season" : "";
      return {
        ran: true,
        yHat,
        note: `ARIMA${orderText(fit.order, seasonLength)}${positive ? " of logarithms" : ""}${short}`,
      };
    },
  };
}

function orderText(order: ArimaOrder, m: number): string {
  const { p, d, q, seasonalP, seasonalD, seasonalQ } = order;
  const seasonal = seasonalP + seasonalD + seasonalQ > 0 ? `(${seasonalP},${seasonalD},${seasonalQ})${m}` : "";
  return `(${p},${d},${q})${seasonal}`;
}
