import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { accuracy, mase, seasonalScale } from "./accuracy.ts";
import { arimaFading, arimaReverting } from "./arima.ts";
import { arimaLongSeason } from "./arima-long-season.ts";
import { comb } from "./comb.ts";
import type { ForecastModel } from "./model.ts";
import { createMstl } from "./mstl.ts";
import { standardModels } from "./standard-models.ts";

/** A series of a forecasting competition. */
export interface CompetitionSeries {
  readonly train: Float64Array;
  readonly test: Float64Array;
}

/** Mean sMAPE and MASE over series. */
export interface CompetitionScore {
  readonly series: number;
  readonly smape: number;
  readonly mase: number;
  readonly msPerSeries: number;
}

const FOLDER = path.resolve(import.meta.dirname, "../../../shared/data/forecast");

/** Whether the competitions' data lie beside the project. */
export const COMPETITIONS_PRESENT = existsSync(FOLDER);

/** M4 hourly figures of Naive2, which OWA is measured by: M4-methods, "Evaluation and Ranks.xlsx". */
const NAIVE2_HOURLY = { smape: 18.383, mase: 2.395 };

export function m3Series(period: "MONTHLY" | "QUARTERLY" | "YEARLY" | "OTHER"): CompetitionSeries[] {
  const wanted = new Map<string, { train: number[]; test: number[] }>();
  for (const [id, of] of rows(readFileSync(path.join(FOLDER, "m3_series.csv")))) {
    if (of === period) wanted.set(id!, { train: [], test: [] });
  }
  for (const [id, , set, , value] of rows(gunzipSync(readFileSync(path.join(FOLDER, "m3_values.csv.gz"))))) {
    wanted.get(id!)?.[set as "train" | "test"].push(Number(value));
  }
  return [...wanted.values()].map(({ train, test }) => ({
    train: Float64Array.from(train),
    test: Float64Array.from(test),
  }));
}

export function m4HourlySeries(): CompetitionSeries[] {
  const train = rows(gunzipSync(readFileSync(path.join(FOLDER, "Hourly-train.csv.gz"))));
  const test = new Map(rows(readFileSync(path.join(FOLDER, "Hourly-test.csv"))).map(([id, ...values]) => [id, values]));
  const numbers = (cells: readonly string[]) =>
    Float64Array.from(
      cells.filter((cell) => cell !== ""),
      Number,
    );
  return train.map(([id, ...values]) => ({ train: numbers(values), test: numbers(test.get(id)!) }));
}

export function mstlHere(): ForecastModel {
  const entry = createRequire(import.meta.url).resolve("@bsull/augurs/mstl");
  return createMstl(readFileSync(path.join(path.dirname(entry), "mstl_bg.wasm")));
}

/** Scores a model; a series it refuses makes the scores NaN, so that no model shines by refusing. */
export function competitionScore(
  series: readonly CompetitionSeries[],
  model: ForecastModel,
  seasonLength: number,
): CompetitionScore {
  const start = performance.now();
  let smape = 0;
  let scaled = 0;
  for (const { train, test } of series) {
    const outcome = model.forecast(train, { seasonLength, horizon: test.length });
    const found = accuracy(test, outcome.ran ? outcome.yHat : new Float64Array(test.length).fill(Number.NaN));
    smape += found.smape;
    scaled += mase(found.mae, seasonalScale(train, seasonLength));
  }
  const n = series.length;
  return { series: n, smape: smape / n, mase: scaled / n, msPerSeries: (performance.now() - start) / n };
}

export function owaHourly({ smape, mase }: CompetitionScore): number {
  return (smape / NAIVE2_HOURLY.smape + mase / NAIVE2_HOURLY.mase) / 2;
}

export default async function mCompetitions(
  report: (name: string, value: number, unit: string, target?: string) => void,
): Promise<void> {
  if (!COMPETITIONS_PRESENT) return;
  const mstl = mstlHere();
  const models = [
    ...standardModels({ mstl })({ ids: [], values: [], seasonLength: 12 }),
    arimaReverting,
    arimaFading,
    arimaLongSeason,
  ];
  const monthly = m3Series("MONTHLY");
  for (const model of models.filter(({ name }) => name !== "arima-long-season")) {
    const found = competitionScore(monthly, model, 12);
    report(`M3 monthly, ${model.name}: sMAPE`, found.smape, "%", model.name === "comb" ? "≤ 13.64" : undefined);
    report(`M3 monthly, ${model.name}: MASE`, found.mase, "1");
    report(`M3 monthly, ${model.name}: time a series`, found.msPerSeries, "ms");
  }
  for (const [period, m] of [
    ["QUARTERLY", 4],
    ["YEARLY", 1],
    ["OTHER", 1],
  ] as const) {
    const found = competitionScore(m3Series(period), comb({ mstl }), m);
    report(`M3 ${period.toLowerCase()}, comb: sMAPE`, found.smape, "%");
    report(`M3 ${period.toLowerCase()}, comb: MASE`, found.mase, "1");
  }
  const hourly = m4HourlySeries();
  for (const model of models) {
    const found = competitionScore(hourly, model, 24);
    report(`M4 hourly, ${model.name}: sMAPE`, found.smape, "%");
    report(`M4 hourly, ${model.name}: MASE`, found.mase, "1");
    report(`M4 hourly, ${model.name}: OWA`, owaHourly(found), "1", model.name === "comb" ? "< 0.56" : undefined);
    report(`M4 hourly, ${model.name}: time a series`, found.msPerSeries, "ms");
  }
}

function rows(csv: Buffer): string[][] {
  const lines = csv.toString("utf8").trim().split(/\r?\n/).slice(1);
  return lines.map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));
}
