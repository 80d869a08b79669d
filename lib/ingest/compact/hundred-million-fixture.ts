import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadCatalogue } from "#lib/lake/catalogue.ts";
import { codeHash } from "#lib/lake/code-hash.ts";
import { openLake } from "#lib/lake/lake.ts";
import { type Workbench, withWorkbench } from "#lib/lake/parts/workbench.ts";
import type { Part } from "#lib/lake/store/manifest.ts";
import { calendarOf, type Span } from "./calendar.ts";

/** Says one figure of a bench. */
export type Report = (name: string, value: number, unit: string, target?: string) => void;

export const ZONE = "Asia/Seoul";
const METERS = 190;

const ROOT = path.resolve(import.meta.dirname, "../../..");
const PROVENANCE = { source: "bench", quality: "synthetic" } as const;

/**
 * A home whose lake holds 100,137,600 readings, 190 meters once a minute over 2024, and their rollups; made once for each state
 * of this file and of what writes parts.
 */
export async function hundredMillionHome(report: Report): Promise<string> {
  const code = ["lib/ingest/compact/hundred-million-fixture.ts", "lib/lake/store/part.ts"];
  const hashes = await Promise.all(code.map((file) => codeHash(path.join(ROOT, file), ROOT)));
  const home = path.join(tmpdir(), `wattbook-readings-${hashes.map((hash) => hash.slice(0, 8)).join("-")}`);
  if (existsSync(home)) return home;
  const draft = `${home}.draft`;
  await rm(draft, { recursive: true, force: true });
  const lake = await openLake(draft, await loadCatalogue(ROOT));
  const calendar = calendarOf(ZONE);
  const started = performance.now();
  const parts = await withWorkbench(lake, undefined, async (bench) => {
    const written: Part[] = [];
    for (let month = 1; month <= 12; month++) {
      written.push(...(await writeMonth(bench, calendar.spanOf(`2024-${String(month).padStart(2, "0")}`)!)));
    }
    return written;
  });
  await lake.commit("bench", () => ({
    put: parts.map((part) => ({ dataset: part.dataset, partition: part.partition, part })),
  }));
  report("100 million readings made and written", (performance.now() - started) / 1000, "s");
  await lake.close();
  await rename(draft, home);
  return home;
}

async function writeMonth(bench: Workbench, { label, from, to }: Span): Promise<Part[]> {
  const minutes = (to - from) / 60_000;
  const raw = `SELECT make_timestamptz((${from} + m * 60000) * 1000) AS ts, 'meter-' || lpad(d::VARCHAR, 3, '0') AS device_id,
      'power_w' AS metric, round(1500 + 700 * sin(m / 229.0 + d) + hash(d, m) % 100)::DOUBLE AS value,
      make_timestamptz((${from} + m * 60000 + 900) * 1000) AS rx_ts, m AS seq, 1 AS boot, 'synthetic' AS quality, 'bench' AS source
    FROM range(${METERS}) t(d), range(${minutes}) u(m)`;
  const written = [await bench.write("readings", label, PROVENANCE, raw)];
  const local = (unit: string) => `timezone('${ZONE}', date_trunc('${unit}', timezone('${ZONE}', ts)))`;
  const starts = { "15min": "time_bucket(INTERVAL 15 minutes, ts)", hour: local("hour"), day: local("day") };
  for (const [grain, start] of Object.entries(starts)) {
    const rows = `SELECT ${start} AS interval_start, device_id, metric, avg(value) AS mean, min(value) AS min, max(value) AS max,
        max_by(value, ts) AS last, count(*)::INTEGER AS count, 1.0 AS coverage, sum(value) / 60000 AS energy_kwh,
        false AS estimated, 'synthetic' AS quality, 'bench' AS source
      FROM (${bench.select("readings", [written[0]!])}) GROUP BY 1, 2, 3`;
    written.push(await bench.write(`readings_${grain}`, label, PROVENANCE, rows));
  }
  return written.filter((part) => part !== null);
}
