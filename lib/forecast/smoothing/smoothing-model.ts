import { latestRun } from "../latest-run.ts";
import type { ForecastModel, ForecastRequest } from "../model.ts";
import { parameterCount, type SmoothingForm } from "./form.ts";
import { fitLeastSquares } from "./least-squares-fit.ts";
import { pointForecast } from "./point-forecast.ts";

/** Longest season whose first indices the simplex search can still fit, as in R's forecast 8.20. [periods] */
const LONGEST_SEASON = 24;

/**
 * A forecasting model that fits one form of exponential smoothing by least squares, see `fitLeastSquares`.
 *
 * @param name Name of the model.
 * @param formOf Form for a request, whose season length may matter.
 * @returns A model that refuses a run shorter than two more than it has parameters or than two seasons, a season shorter than 2
 *   or longer than 24 periods, and values of zero or below when the season is a factor; a constant run is continued as it is.
 */
export function smoothingModel(name: string, formOf: (request: ForecastRequest) => SmoothingForm): ForecastModel {
  return {
    name,
    forecast(history, request) {
      const run = latestRun(history);
      const form = formOf(request);
      const reason = refusal(run, form);
      if (reason) return { ran: false, reason };
      if (run.every((y) => y === run[0])) return { ran: true, yHat: new Float64Array(request.horizon).fill(run[0]!) };
      const state = fitLeastSquares(run, form);
      return { ran: true, yHat: pointForecast(state, form, run.length, request.horizon) };
    },
  };
}

function refusal(run: Float64Array, form: SmoothingForm): string | undefined {
  const { season, seasonLength } = form;
  const isSeasonal = season !== "none";
  if (isSeasonal && seasonLength < 2) return "needs a season of two periods or more";
  if (isSeasonal && seasonLength > LONGEST_SEASON) return `fits no season longer than ${LONGEST_SEASON} periods`;
  const needed = Math.max(parameterCount(form) + 2, isSeasonal ? 2 * seasonLength : 0);
  if (run.length < needed) return `needs ${needed} values after the last gap and has ${run.length}`;
  if (season === "multiplicative" && !run.every((y) => y > 0))
    return "a season that is a factor needs values above zero";
  return undefined;
}
