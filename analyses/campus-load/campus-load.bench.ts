import { existsSync } from "node:fs";
import { readFile, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { campusPartWrites } from "#data/sample/campus-parts.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { codeHash } from "#lib/lake/code-hash.ts";
import { duckdbAlone } from "#lib/lake/cube/test-duckdb.ts";
import { type Lake, openLake } from "#lib/lake/lake.ts";
import { answerQuery } from "#lib/notebook/answer-query.ts";
import { packFrames } from "#lib/notebook/row-frames.ts";
import { parseViewState } from "#lib/notebook/view-state.ts";
import { analysis } from "./state-fixture.ts";

type Report = (name: string, value: number, unit: string, target?: string) => void;

const ROOT = path.resolve(import.meta.dirname, "../..");
const VIEWS = ["total", "by_hour", "by_weekday", "by_month", "by_building", "by_weekday_hour"];

/** Cross-filtering 17.5 million readings: 100 meters over five years. */
export default async function campusBench(report: Report): Promise<void> {
  const lake = await fullLake(report);
  const snapshot = await lake.snapshot();
  const alone = await duckdbAlone(lake.dir, "readings_15min", "meter");
  try {
    await snapshot.query("SELECT 1");
    const ask = (query: string, f: string) => {
      const { view } = parseViewState(analysis, new URLSearchParams(f), undefined, snapshot.zone);
      return answerQuery({ analysis, folder: import.meta.dirname, snapshot, query, inputs: { circuit: "all" }, view });
    };
    const scan = await times(7, () =>
      snapshot.query("SELECT device_id, sum(energy_kwh) FROM readings_15min GROUP BY 1"),
    );
    const scanAlone = await times(7, () =>
      alone.run("SELECT device_id, sum(energy_kwh) FROM readings_15min GROUP BY 1"),
    );
    report("cold aggregate of all rows, no rollup, p95", at(scan, 0.95), "ms", "< 150");
    report("the same / DuckDB alone, medians", at(scan, 0.5) / at(scanAlone, 0.5), "×");

    const sql = (await readFile(path.join(import.meta.dirname, "campus.sql"), "utf8")).replaceAll("$circuit", "'all'");
    const byHour = `SELECT hour, sum(energy_kwh), count(energy_kwh), count(*) FROM (${sql}) WHERE building = 'library' GROUP BY 1`;
    const stepAlone = await times(3, () => alone.run(byHour));
    report("first view: rollup built and read", at(await times(1, () => ask("by_hour", "")), 0.5), "ms");
    const steps = await times(60, (i) =>
      Promise.all(VIEWS.map((query) => ask(query, `f=hour:${i % 20}..${(i % 20) + 3}&f=weekday:${1 + (i % 7)}`))),
    );
    report("cross-filter step of six views, p95", at(steps, 0.95), "ms", "< 33");
    report("DuckDB alone: one view of the step, median", at(stepAlone, 0.5), "ms");
    report("the step / DuckDB alone for one view", at(steps, 0.5) / at(stepAlone, 0.5), "×");
    report("line of 175,392 points: first, table built", at(await times(1, () => ask("load", "")), 0.5), "ms");
    const lines = await times(12, (i) => ask("load", `f=hour:${i}..20`));
    report("line of 175,392 points under a new filter, p95", at(lines, 0.95), "ms");
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
    report("30 cells in one answer, p95", at(page, 0.95), "ms", "< 700");
  } finally {
    alone.close();
    await lake.close();
  }
}

/** The lake of all readings, made once for each state of its generator and of what writes parts. */
async function fullLake(report: Report): Promise<Lake> {
  const code = ["data/sample/campus-parts.ts", "lib/lake/store/part.ts"].map((file) => path.join(ROOT, file));
  const hashes = await Promise.all(code.map((file) => codeHash(file, ROOT)));
  const home = path.join(tmpdir(), `wattbook-campus-${hashes.map((hash) => hash.slice(0, 8)).join("-")}`);
  const catalogue = await loadCatalogue(ROOT);
  if (!existsSync(home)) {
    const draft = `${home}.draft`;
    await rm(draft, { recursive: true, force: true });
    const lake = await openLake(draft, catalogue);
    const made = await times(1, async () => {
      for (const year of [2020, 2021, 2022, 2023, 2024] as const) {
        const extent = { from: `${year}-01`, to: `${year}-12`, perBuilding: 99 } as const;
        await lake.commit(String(year), () => ({ put: campusPartWrites(extent) }));
      }
    });
    report("17.5 million readings made and written", at(made, 0.5) / 1000, "s", "< 120");
    await lake.close();
    await rename(draft, home);
  }
  return openLake(home, catalogue);
}

async function times(count: number, work: (i: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < count; i++) {
    const started = performance.now();
    await work(i);
    took.push(performance.now() - started);
  }
  return took.sort((a, b) => a - b);
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
