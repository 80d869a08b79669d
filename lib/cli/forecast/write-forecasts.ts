import { csvLine } from "#lib/core/csv-line.ts";
import { writeWholeFile } from "../output/whole-file.ts";
import type { SeriesForecast } from "./forecast-series.ts";

const HEADER = ["series", "h", "forecast", "lo80", "hi80", "lo95", "hi95"];

/** Writes the forecasts as CSV. */
export function writeForecasts(path: string, forecasts: readonly SeriesForecast[]): Promise<void> {
  return writeWholeFile(path, forecastLines(forecasts));
}

function* forecastLines(forecasts: readonly SeriesForecast[]): Generator<string> {
  yield csvLine(HEADER);
  for (const { id, yHat, intervals } of forecasts) {
    for (let h = 0; h < yHat.length; h++) {
      const { lo80, hi80, lo95, hi95 } = intervals;
      yield csvLine([id, h + 1, ...[yHat, lo80, hi80, lo95, hi95].map((values) => present(values[h]))]);
    }
  }
}

function present(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}
