import { type Command, Option } from "commander";
import { UserError } from "#lib/core/user-error.ts";
import type { SeriesForecast } from "../forecast/forecast-series.ts";
import { inWorkers } from "../forecast/in-workers.ts";
import { forecastModels } from "../forecast/models.ts";
import { readSeries } from "../forecast/read-series.ts";
import { forecastReport } from "../forecast/report.ts";
import type { NamedSeries } from "../forecast/series.ts";
import type { ForecastJob } from "../forecast/worker.ts";
import { writeForecasts } from "../forecast/write-forecasts.ts";
import { createProgress } from "../output/create-progress.ts";
import { requireWritableFile } from "../output/whole-file.ts";
import { wholeNumber } from "../whole-number.ts";
import type { World } from "../world.ts";

interface ForecastOptions {
  readonly input: string;
  readonly output: string;
  readonly seasonLength: number;
  readonly horizon: number;
  readonly model: string;
  readonly intervals: boolean;
}

const WORKER = new URL("../forecast/worker.ts", import.meta.url);
const LONGEST = 100_000;

export default function forecast(command: Command, world: World): void {
  const names = forecastModels().map(({ name }) => name);
  command
    .description("Forecast anyone's series, with intervals of 80 and 95 % from the errors of earlier forecasts.")
    .requiredOption(
      "--input <csv>",
      "long (a header with series,t,value), or wide (one row a series: its name, then its values)",
    )
    .requiredOption(
      "--season-length <n>",
      "periods in a season: 12 for months, 24 for hours, 1 for none",
      wholeNumber(1, LONGEST),
    )
    .requiredOption("--horizon <h>", "periods to forecast", wholeNumber(1, LONGEST))
    .addOption(new Option("--model <name>", "how to forecast").choices(names).default(names[0]))
    .requiredOption("--output <csv>", "file to write: series,h,forecast,lo80,hi80,lo95,hi95; blank where there is none")
    .option("--no-intervals", "leave the intervals out: about 20 times faster")
    .action(async ({ input, output, seasonLength, horizon, model, intervals }: ForecastOptions) => {
      await requireWritableFile(output);
      const series = await readSeries(input);
      const job: ForecastJob = { model, request: { seasonLength, horizon }, withIntervals: intervals };
      const progress = createProgress(world.err);
      const task = progress.task("Forecasting");
      let forecasts: SeriesForecast[];
      try {
        forecasts = await inWorkers<NamedSeries, SeriesForecast>(WORKER, series, {
          signal: world.signal,
          onDone: task.update,
          workerData: job,
        });
      } finally {
        task.end();
        progress.stop();
      }
      const [refused] = forecasts.filter(({ refusal }) => refusal !== undefined);
      if (refused && forecasts.every(({ refusal }) => refusal !== undefined)) {
        throw new UserError(`Cannot forecast ${input} with ${model}: series ${refused.id}: ${refused.refusal}`);
      }
      await writeForecasts(output, forecasts);
      for (const line of forecastReport(forecasts, job)) world.err.write(`${line}\n`);
    });
}
