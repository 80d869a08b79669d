import { type SeasonKind, seasonalIndices } from "./classical-decomposition.ts";
import { latestRun } from "./latest-run.ts";
import type { ForecastModel } from "./model.ts";
import { isSeasonal } from "./seasonality-test.ts";

/**
 * Makes a model without seasons follow them, as the M4 competition's benchmarks do [1]: where the history is seasonal, the
 * model sees it divided by its classical seasonal indices, and its forecast is multiplied by them. A history with values of
 * zero or below is adjusted by differences instead.
 *
 * @param model Model for the adjusted history.
 * @param name Name of the model that results.
 * @returns A model that refuses what the inner one refuses, and whose note says when it found no season.
 *
 * [1] S. Makridakis, E. Spiliotis, and V. Assimakopoulos, "The M4 competition: 100,000 time series and 61 forecasting
 *     methods," Int. J. Forecast., vol. 36, no. 1, pp. 54–74, 2020, doi:10.1016/j.ijforecast.2019.04.014.
 */
export function seasonallyAdjusted(model: ForecastModel, name: string): ForecastModel {
  return {
    name,
    forecast(history, request) {
      const run = latestRun(history);
      const m = request.seasonLength;
      if (!isSeasonal(run, m)) {
        const outcome = model.forecast(run, request);
        return outcome.ran && m > 1 ? { ...outcome, note: "found no season" } : outcome;
      }
      const kind: SeasonKind = run.every((y) => y > 0) ? "multiplicative" : "additive";
      const indices = seasonalIndices(run, m, kind);
      const n = run.length;
      const adjusted = run.map((y, t) => (kind === "additive" ? y - indices[t % m]! : y / indices[t % m]!));
      const outcome = model.forecast(adjusted, request);
      if (!outcome.ran) return outcome;
      const yHat = outcome.yHat.map((f, h) =>
        kind === "additive" ? f + indices[(n + h) % m]! : f * indices[(n + h) % m]!,
      );
      return { ...outcome, yHat };
    },
  };
}
