import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { quantile } from "#lib/cli/checks/quantile.ts";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { partsAlone } from "#lib/lake/cube/test-duckdb.ts";
import { openLake } from "#lib/lake/lake.ts";
import { ReadingBatch } from "#lib/metering/reading-batch.ts";
import { metricReadings } from "#lib/metering/readings-fixture.ts";
import { rollup } from "#lib/metering/rollup.ts";
import { RollupRows } from "#lib/metering/rollup-rows.ts";
import { compact } from "./compact.ts";
import { hundredMillionHome, type Report, ZONE } from "./hundred-million-fixture.ts";

const ROOT = path.resolve(import.meta.dirname, "../../..");
const START = Date.parse("2026-11-27T00:00:00Z");

/** Readings into the lake, and out of one of a hundred million. */
export default async function compactBench(report: Report): Promise<void> {
  rollups(report);
  await compaction(report);
  const home = await hundredMillionHome(report);
  await queries(home, report);
}

function rollups(report: Report): void {
  const minutes = 7 * 1440 * 12;
  const power = metricReadings(
    "power_w",
    Array.from({ length: minutes }, (_, i) => [i / 12, 100 + (i % 97)] as const),
  );
  const register = metricReadings(
    "energy_wh",
    Array.from({ length: minutes }, (_, i) => [i / 12, Math.floor(i / 6)] as const),
  );
  const codes = {
    device: 0,
    metrics: new Map([
      ["power_w", 0],
      ["energy_wh", 1],
    ]),
  };
  const quarters = { from: 0, count: 7 * 96 };
  const took = Array.from({ length: 9 }, () => {
    const started = performance.now();
    rollup([register, power], quarters, new RollupRows(), codes);
    return performance.now() - started;
  });
  report("power and register rolled up, readings", (2 * minutes) / quantile(took, 0.5) / 1000, "million/s", "> 5");
}

/** An hour of a thousand devices, then quarters of an hour beside it, as a broker would bring them. */
async function compaction(report: Report): Promise<void> {
  const home = await mkdtemp(path.join(tmpdir(), "wattbook-compact-"));
  try {
    const lake = await openLake(home, await loadCatalogue(ROOT));
    for (const [from, to] of [
      [0, 3600],
      [3600, 4500],
      [4500, 5400],
    ] as const) {
      const batch = messages(from, to);
      const started = performance.now();
      await compact(lake, [batch], { zone: ZONE, now: () => START + to * 1000 });
      const seconds = (performance.now() - started) / 1000;
      report(`compaction: ${(to - from) / 60} minutes of 1,000 devices, readings`, batch.length / seconds, "/s");
    }
    const again = messages(0, 3600);
    const started = performance.now();
    await compact(lake, [again], { zone: ZONE, now: () => START + 5400_000 });
    report("the first of them again, nothing new", again.length / ((performance.now() - started) / 1000), "/s");
    await lake.close();
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function messages(from: number, to: number): ReadingBatch {
  const batch = new ReadingBatch();
  for (let second = from; second < to; second += 5) {
    for (let device = 0; device < 1000; device++) {
      const ts = START + second * 1000;
      const of = { ts, deviceId: `pc-${device}`, rxTs: ts + 50, seq: second, boot: 1, quality: "measured" as const };
      batch.push({ ...of, metric: "power_w", value: 100 + (second % 97) }, "MQTT");
      batch.push({ ...of, metric: "energy_wh", value: Math.round(second * 0.03) }, "MQTT");
    }
  }
  return batch;
}

async function queries(home: string, report: Report): Promise<void> {
  const lake = await openLake(home, await loadCatalogue(ROOT));
  const snapshot = await lake.snapshot();
  const alone = await partsAlone(lake.dir, snapshot.manifest.parts);
  const inTurn = async (name: string, target: string, sqlOf: (i: number) => string) => {
    const [ours, theirs]: [number[], number[]] = [[], []];
    for (let i = 0; i < 15; i++) {
      ours.push(await timed(() => snapshot.query(sqlOf(i))));
      theirs.push(await timed(() => alone.rows(sqlOf(i))));
    }
    report(`${name}, median`, quantile(ours, 0.5), "ms", target);
    report(`${name}, p95`, quantile(ours, 0.95), "ms");
    report(`${name} / DuckDB alone`, quantile(ours, 0.5) / quantile(theirs, 0.5), "×");
  };
  try {
    await snapshot.query("SELECT count(*) FROM readings");
    await inTurn("week of one device by quarters, raw", "< 50", (i) => week("readings", "ts", `avg(value)`, i));
    await inTurn("week of one device, rollup", "< 50", (i) => week("readings_15min", "interval_start", "avg(mean)", i));
    const year = (table: string) => `SELECT timezone('${ZONE}', interval_start)::DATE AS day, sum(energy_kwh) AS kwh
      FROM ${table} WHERE interval_start >= TIMESTAMPTZ '2023-12-31 15:00:00Z' GROUP BY 1 ORDER BY 1`;
    await inTurn("year by day, quarters", "", () => year("readings_15min"));
    await inTurn("year by day, hours", "", () => year("readings_hour"));
    await inTurn("year by day, days", "< 300", () => year("readings_day"));
    report("cancel a scan of all readings, p95", quantile(await cancels(snapshot.query), 0.95), "ms", "< 50");
  } finally {
    alone.close();
    await lake.close();
  }
}

function week(table: string, time: string, value: string, i: number): string {
  const from = new Date(Date.UTC(2024, i % 12, 10)).toISOString();
  const to = new Date(Date.UTC(2024, i % 12, 17)).toISOString();
  return `SELECT time_bucket(INTERVAL 15 minutes, ${time}) AS quarter, ${value} AS watts FROM ${table}
    WHERE device_id = 'meter-${String(17 + 11 * i).padStart(3, "0")}' AND ${time} >= TIMESTAMPTZ '${from}' AND ${time} < TIMESTAMPTZ '${to}'
    GROUP BY 1 ORDER BY 1`;
}

async function cancels(
  query: Awaited<ReturnType<Awaited<ReturnType<typeof openLake>>["snapshot"]>>["query"],
): Promise<number[]> {
  const took: number[] = [];
  for (let i = 0; i < 10; i++) {
    const stop = new AbortController();
    const running = query(
      "SELECT device_id, quantile_cont(value, 0.95) AS p FROM readings GROUP BY 1",
      {},
      { signal: stop.signal },
    );
    const ended = running.then(
      () => Number.NaN,
      () => performance.now(),
    );
    await new Promise((resolve) => setTimeout(resolve, 60 + 10 * i));
    const stopped = performance.now();
    stop.abort();
    took.push((await ended) - stopped);
  }
  return took;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
