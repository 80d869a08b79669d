import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { accuracy, mase, seasonalScale } from "./accuracy.ts";
import type { ForecastModel } from "./model.ts";

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

function rows(csv: Buffer): string[][] {
  const lines = csv.toString("utf8").trim().split(/\r?\n/).slice(1);
  return lines.map((line) => line.split(",").map((cell) => cell.replaceAll('"', "")));
}
