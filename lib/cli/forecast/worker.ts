import { parentPort, workerData } from "node:worker_threads";
import type { ForecastRequest } from "#lib/forecast/model.ts";
import { forecastSeries } from "./forecast-series.ts";
import { forecastModels } from "./models.ts";
import type { NamedSeries } from "./series.ts";

/** What a worker is started with. */
export interface ForecastJob {
  readonly model: string;
  readonly request: ForecastRequest;
  readonly withIntervals: boolean;
}

const { model: name, request, withIntervals }: ForecastJob = workerData;
const model = forecastModels().find((known) => known.name === name);
if (!model) throw new Error(`Cannot forecast as there is no model ${name}`);

parentPort?.on("message", (series: NamedSeries) => {
  parentPort?.postMessage(forecastSeries(series, model, request, withIntervals));
});
