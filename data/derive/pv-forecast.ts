import type { Derivation } from "#lib/core/derivation.ts";
import { clearOutput, siteHours, sunHeight } from "#lib/pv/forecast/clear-output.ts";
import { measuredCorrection } from "#lib/pv/forecast/measured-correction.ts";
import { persistence } from "#lib/pv/forecast/persistence.ts";
import type { PvForecast, PvSeries } from "#lib/pv/forecast/pv-series.ts";
import { sumOfForecasts, sumOfSeries } from "#lib/pv/forecast/sum-of-arrays.ts";
import { weatherForecasts } from "#lib/pv/forecast/weather-forecast.ts";
import { forecastTasks, HORIZON } from "./pv-forecast/plan.ts";
import { forecastColumns } from "./pv-forecast/rows.ts";
import type { PvForecastTask } from "./pv-forecast/task.ts";

/** Days a forecast is made on, the latest ones. [d] */
const DAYS = 400;

/** Forecasts of each array and of their sum for each of the last days, made with what was known on its morning. */
export const derivation: Derivation<PvForecastTask> = {
  dataset: "pv_forecast",
  inputs: ["pv_array", "readings_hour", "weather_forecast"],

  plan: (read) => forecastTasks(read, DAYS),

  compute: (task) => {
    const hours = siteHours(task.site, task.start, task.count);
    const height = sunHeight(hours);
    const parts = task.arrays.map(({ array, output }) => {
      const limit = array.kwp / array.dcAc;
      const series: PvSeries = { start: task.start, output, clear: clearOutput(hours, array), height, limit };
      return {
        series,
        weather: measuredCorrection(series, weatherForecasts(hours, array, task.issued)),
        persistence: persistence(series, task.origins, HORIZON),
      };
    });
    const series = parts.length === 1 ? parts[0]!.series : sumOfSeries(parts.map((part) => part.series));
    const of = (model: "weather" | "persistence") => ({
      model,
      forecasts: withAny(parts.length === 1 ? parts[0]![model] : sumOfForecasts(parts.map((part) => part[model]))),
    });
    const quality = task.isSynthetic ? "synthetic" : "forecast";
    return { columns: forecastColumns(task.partition, series, [of("weather"), of("persistence")], quality) };
  },

  provenance: ({ source, isSynthetic }) => ({
    source: "Wattbook, data/derive/pv-forecast.ts",
    quality: isSynthetic ? "synthetic" : "forecast",
    note: `weather forecast by ${source}`,
  }),
};

/** Without those that say nothing: night alone is no forecast. */
function withAny(forecasts: readonly PvForecast[]): PvForecast[] {
  return forecasts.filter(({ yHat }) => yHat.some((value) => value > 0));
}
