import { latestRun } from "../latest-run.ts";
import type { ForecastModel } from "../model.ts";
import { seasonsOf } from "../seasons.ts";
import { type ArimaOrder, fitArima } from "./fit-arima.ts";

const CHANGE: ArimaOrder = { p: 1, d: 0, q: 1, seasonalP: 1, seasonalD: 0, seasonalQ: 0, constant: false };

/**
 * Forecasts a history with a long season M over a short one m, a week over a day, by the change against the last long season:
 *
 *     (1 − φ·B)·(1 − Φ·B^m)·(1 − B^M)·y_t = (1 + θ·B)·a_t
 *
 * of logarithms where all values are positive, by exact maximum likelihood [1]. Refuses a history without a long season, or
 * whose run after the last gap is shorter than two of them.
 *
 * [1] G. E. P. Box, G. M. Jenkins, Time Series Analysis: Forecasting and Control, Holden-Day, 1970, chapter 9; 5th ed. Wiley,
 *     2015, ISBN 978-1-118-67502-1.
 */
export const arimaLongSeason: ForecastModel = {
  name: "arima-long-season",
  forecast(history, { seasonLength, horizon }) {
    const run = latestRun(history);
    const long = seasonsOf(seasonLength, run.length)[1];
    if (long === undefined) return { ran: false, reason: "has no longer season, or less than two of it" };
    const positive = run.every((y) => y > 0);
    const series = positive ? run.map(Math.log) : run;
    const change = series.slice(long).map((y, t) => y - series[t]!);
    if (change.every((v) => v === change[0])) return { ran: false, reason: "the long season repeats without change" };
    const steps = fitArima(change, CHANGE, seasonLength)?.forecast(horizon);
    if (!steps) return { ran: false, reason: "no likelihood has a maximum" };
    const longer = new Float64Array(series.length + horizon);
    longer.set(series);
    for (const [h, step] of steps.entries()) longer[series.length + h] = longer[series.length + h - long]! + step;
    const yHat = longer.slice(series.length).map((f) => (positive ? Math.exp(f) : f));
    if (!yHat.every(Number.isFinite)) return { ran: false, reason: "its forecast is not finite" };
    return { ran: true, yHat, note: `change against the season of ${long}${positive ? ", of logarithms" : ""}` };
  },
};
