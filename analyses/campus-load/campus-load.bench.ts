import { readFile } from "node:fs/promises";
import path from "node:path";
import { quantile } from "#lib/cli/checks/quantile.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { duckdbAlone } from "#lib/lake/cube/test-duckdb.ts";
import { openLake } from "#lib/lake/lake.ts";
import { answerQuery } from "#lib/notebook/answer-query.ts";
import { packFrames } from "#lib/notebook/row-frames.ts";
import { parseViewState } from "#lib/notebook/view-state.ts";
import { fullLakeHome, type Report } from "./full-lake-fixture.ts";
import { analysis } from "./state-fixture.ts";

const ROOT = path.resolve(import.meta.dirname, "../..");
/** Each opened anew, so that it has read nothing yet. */
const INSTANCES = 20;
const VIEWS = ["total", "by_hour", "by_weekday", "by_month", "by_building", "by_weekday_hour"];

/** Cross-filtering 17.5 million readings: 100 meters over five years. */
export default async function campusBench(report: Report): Promise<void> {
  const home = await fullLakeHome(report);
  await coldAggregates(home, report);
  const lake = await openLake(home, await loadCatalogue(ROOT));
  const snapshot = await lake.snapshot();
  const alone = await duckdbAlone(lake.dir, "readings_15min", "meter");
  try {
    await snapshot.query("SELECT 1");
    const ask = (query: string, f: string) => {
      const { view } = parseViewState(analysis, new URLSearchParams(f), undefined, snapshot.zone);
      return answerQuery({ analysis, folder: import.meta.dirname, snapshot, query, inputs: { circuit: "all" }, view });
    };
    const sql = (await readFile(path.join(import.meta.dirname, "campus.sql"), "utf8"))
      .replaceAll("$circuit", "'all'")
      .replaceAll("$zone", `'${snapshot.zone}'`);
    const byHour = `SELECT hour, sum(energy_kwh), count(energy_kwh), count(*) FROM (${sql}) WHERE building = 'library' GROUP BY 1`;
    const stepAlone = await times(3, () => alone.run(byHour));
    report("first view: rollup built and read", quantile(await times(1, () => ask("by_hour", "")), 0.5), "ms");
    const steps = await times(60, (i) =>
      Promise.all(VIEWS.map((query) => ask(query, `f=hour:${i % 20}..${(i % 20) + 3}&f=weekday:${1 + (i % 7)}`))),
    );
    report("cross-filter step of six views, p95", quantile(steps, 0.95), "ms", "< 33");
    report("DuckDB alone: one view of the step, median", quantile(stepAlone, 0.5), "ms");
    report("the step / DuckDB alone for one view", quantile(steps, 0.5) / quantile(stepAlone, 0.5), "×");
    report("line of 175,392 points: first, table built", quantile(await times(1, () => ask("load", "")), 0.5), "ms");
    const lines = await times(12, (i) => ask("load", `f=hour:${i}..20`));
    report("line of 175,392 points under a new filter, p95", quantile(lines, 0.95), "ms");
    const page = await times(5, async (i) => {
      const cells = Array.from({ length: 30 }, (_, cell) => [
        VIEWS[cell % 6] as string,
        `f=weekday:${1 + i}&f=hour:${cell % 24}`,
      ]);
      const frames = await Promise.all(
        cells.map(async ([query, f]) => {
          const { result, receipt } = await ask(query as string, f as string);
          return { query: query as string, receipt, arrow: result.arrow() };
        }),
      );
      packFrames(frames);
    });
    report("30 cells in one answer, p95", quantile(page, 0.95), "ms", "< 700");
  } finally {
    alone.close();
    await lake.close();
  }
}

/** The first aggregate of an instance that has read nothing yet, and the later ones; in turn, ours and DuckDB alone. */
async function coldAggregates(home: string, report: Report): Promise<void> {
  const sql = "SELECT device_id, sum(energy_kwh) FROM readings_15min GROUP BY 1";
  const catalogue = await loadCatalogue(ROOT);
  const took: Record<"cold" | "coldAlone" | "warm" | "warmAlone", number[]> = {
    ...{ cold: [], coldAlone: [], warm: [], warmAlone: [] },
  };
  for (let i = 0; i < INSTANCES; i++) {
    const lake = await openLake(home, catalogue);
    const snapshot = await lake.snapshot();
    await snapshot.query("SELECT 1");
    took.cold.push(...(await times(1, () => snapshot.query(sql))));
    took.warm.push(...(await times(2, () => snapshot.query(sql))));
    await lake.close();
    const alone = await duckdbAlone(lake.dir, "readings_15min", "meter");
    took.coldAlone.push(...(await times(1, () => alone.run(sql))));
    took.warmAlone.push(...(await times(2, () => alone.run(sql))));
    alone.close();
  }
  const { cold, coldAlone, warm, warmAlone } = took;
  report("cold aggregate of all rows, no rollup, p95", quantile(cold, 0.95), "ms", "< 150");
  report("the same, median", quantile(cold, 0.5), "ms");
  report("the same / DuckDB alone, medians", quantile(cold, 0.5) / quantile(coldAlone, 0.5), "×");
  report("the aggregate again, p95", quantile(warm, 0.95), "ms", "< 150");
  report("the same / DuckDB alone, medians", quantile(warm, 0.5) / quantile(warmAlone, 0.5), "×");
}

async function times(count: number, work: (i: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    await work(i);
    took.push(performance.now() - started);
  }
  return took;
}
