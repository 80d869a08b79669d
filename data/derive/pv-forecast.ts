import type { Derivation } from "#lib/core/derivation.ts";
import { clearOutput, siteHours, sunHeight } from "#lib/pv/forecast/clear-output.ts";
import { clearSkyIndexForecasts } from "#lib/pv/forecast/clear-sky-index.ts";
import { combinedForecasts } from "#lib/pv/forecast/combined-forecasts.ts";
import { measuredCorrection } from "#lib/pv/forecast/measured-correction.ts";
import { persistence } from "#lib/pv/forecast/persistence.ts";
import type { PvForecast, PvSeries } from "#lib/pv/forecast/pv-series.ts";
import { sumOfForecasts, sumOfSeries } from "#lib/pv/forecast/sum-of-arrays.ts";
import { typicalIndex } from "#lib/pv/forecast/typical-index.ts";
import { weatherForecasts } from "#lib/pv/forecast/weather-forecast.ts";
import { forecastTasks } from "./pv-forecast/plan.ts";
import { forecastColumns } from "./pv-forecast/rows.ts";
import { HORIZON, type PvForecastTask } from "./pv-forecast/task.ts";

/** Days a forecast is made on, the latest ones. [d] */
const DAYS = 400;
/** Days before them on which the models that need no weather learn. [d] */
const WARM_UP = 90;
const MODELS = ["weather", "clear-sky", "persistence"] as const;

/** Forecasts of each array and of their sum for each of the last days, made with what was known on its morning. */
export const derivation: Derivation<PvForecastTask> = {
  dataset: "pv_forecast",
  inputs: ["pv_array", "readings_hour", "weather_forecast", "weather_place", "weather"],

  plan: (read) => forecastTasks(read, DAYS),

  compute: (task) => {
    const hours = siteHours(task.site, task.start, task.count);
    const height = sunHeight(hours);
    const from = task.origins[0]!;
    const origins = [...Array.from({ length: WARM_UP }, (_, i) => from - 24 * (WARM_UP - i)), ...task.origins];
    const parts = task.arrays.map(({ array, output }) => {
      const limit = array.kwp / array.dcAc;
      const series: PvSeries = {
        ...{ start: task.start, output, clear: clearOutput(hours, array), height, limit },
        ...(task.typical ? { typical: typicalIndex(task.typical, array) } : {}),
      };
      const history = clearSkyIndexForecasts(series, origins, HORIZON);
      const weather = measuredCorrection(series, weatherForecasts(hours, array, task.issued));
      return {
        series,
        weather: combinedForecasts(series, weather, history),
        "clear-sky": history,
        persistence: persistence(series, origins, HORIZON),
      };
    });
    const all = parts.map((part) => part.series);
    const series = all.length === 1 ? all[0]! : sumOfSeries(all);
    const models = MODELS.map((model) => ({
      model,
      forecasts: withAny(
        parts.length === 1
          ? parts[0]![model]
          : sumOfForecasts(
              parts.map((part) => part[model]),
              all,
            ),
      ),
    }));
    const quality = task.isSynthetic ? "synthetic" : "forecast";
    return { columns: forecastColumns({ array: task.partition, series, models, from, quality }) };
  },

  provenance: ({ source, isSynthetic, issued, origins }) => ({
    source: "Wattbook, data/derive/pv-forecast.ts",
    quality: isSynthetic ? "synthetic" : "forecast",
    note:
      issued.length > 0
        ? `weather forecast by ${source} at ${issued.length} of ${origins.length} times of forecast`
        : "without a forecast of the weather",
  }),
};

/** Without those that say nothing: night alone is no forecast. */
function withAny(forecasts: readonly PvForecast[]): PvForecast[] {
  return forecasts.filter(({ yHat }) => yHat.some((value) => value > 0));
}
