import { latestRun } from "../latest-run.ts";
import type { ForecastModel, ForecastRequest } from "../model.ts";
import type { SmoothingForm } from "./form.ts";
import { fitLeastSquares, parameterCount } from "./least-squares-fit.ts";
import { pointForecast } from "./point-forecast.ts";

/**
 * A forecasting model that fits one form of exponential smoothing by least squares.
 *
 * @param name Name of the model.
 * @param formOf Form for a request, whose season length may matter.
 * @returns A model that refuses a run shorter than two more than it has parameters or than two seasons, and one of zero or
 *   negative values when the season is a factor; a constant run is continued as it is.
 */
export function smoothingModel(name: string, formOf: (request: ForecastRequest) => SmoothingForm): ForecastModel {
  return {
    name,
    forecast(history, request) {
      const run = latestRun(history);
      const form = formOf(request);
      if (form.season !== "none" && form.seasonLength < 2)
        return { ran: false, reason: "a season must be two periods or more" };
      const needed = Math.max(parameterCount(form) + 2, form.season === "none" ? 0 : 2 * form.seasonLength);
      if (run.length < needed) {
        return { ran: false, reason: `needs ${needed} values after the last gap and has ${run.length}` };
      }
      if (form.season === "multiplicative" && !run.every((y) => y > 0)) {
        return { ran: false, reason: "a season that is a factor needs values above zero" };
      }
      if (run.every((y) => y === run[0])) return { ran: true, yHat: new Float64Array(request.horizon).fill(run[0]!) };
      const { state } = fitLeastSquares(run, form);
      return { ran: true, yHat: pointForecast(state, form, run.length, request.horizon) };
    },
  };
}
