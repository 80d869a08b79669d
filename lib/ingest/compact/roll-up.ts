import type { Workbench } from "#lib/lake/parts/workbench.ts";
import type { MetricReadings } from "#lib/metering/metric-readings.ts";
import { QUARTER_MS } from "#lib/metering/quarters.ts";
import type { RegisterLimits } from "#lib/metering/register-limits.ts";
import { rollup } from "#lib/metering/rollup.ts";
import { RollupRows } from "#lib/metering/rollup-rows.ts";
import type { Draft } from "./draft.ts";
import { ReadingColumns } from "./reading-columns.ts";
import { appendRolled } from "./rolled.ts";
import { instant, rank } from "./sql.ts";
import type { Window } from "./windows.ts";

const FLUSH_ROWS = 200_000;

/**
 * Rolls the draft's readings up to quarters of an hour over some windows, into the table `rolled`; `metric_names` and
 * `source_names` say what its numbers stand for, and its devices are the windows' own numbers.
 */
export async function rollUp(
  bench: Workbench,
  draft: Draft,
  windows: readonly Window[],
  limits: RegisterLimits,
): Promise<void> {
  await gather(bench, draft, windows);
  const metrics = await bench.rows<{ text: string; code: number }>("FROM metric_names ORDER BY code");
  const codes = new Map(metrics.map(({ text, code }) => [text, code]));
  let rows = new RollupRows();
  for await (const { window, readings } of byWindow(
    bench,
    metrics.map(({ text }) => text),
  )) {
    const { from, to } = windows[window]!;
    rollup(readings, { from, count: (to - from) / QUARTER_MS }, rows, { device: window, metrics: codes }, limits);
    if (rows.length < FLUSH_ROWS) continue;
    await appendRolled(bench, "rolled", rows);
    rows = new RollupRows();
  }
  await appendRolled(bench, "rolled", rows);
}

/** Lays the readings that decide the windows into `context`. */
async function gather(bench: Workbench, draft: Draft, windows: readonly Window[]): Promise<void> {
  const from = windows.reduce((least, { contextFrom }) => Math.min(least, contextFrom), Infinity);
  const to = windows.reduce((most, { contextTo }) => Math.max(most, contextTo), -Infinity);
  await bench.run("DROP TABLE IF EXISTS windows; DROP TABLE IF EXISTS rolled");
  await bench.append(
    "windows",
    { id: "INTEGER", device_id: "VARCHAR", lo: "DOUBLE", hi: "DOUBLE", context_lo: "DOUBLE", context_hi: "DOUBLE" },
    {
      id: Int32Array.from(windows.keys()),
      device_id: windows.map(({ device }) => device),
      lo: Float64Array.from(windows, (each) => each.from),
      hi: Float64Array.from(windows, (each) => each.to),
      context_lo: Float64Array.from(windows, ({ contextFrom }) => contextFrom),
      context_hi: Float64Array.from(windows, ({ contextTo }) => contextTo),
    },
  );
  await bench.run(`CREATE OR REPLACE TABLE context AS
    SELECT w.id, r.metric, epoch_ms(r.ts)::DOUBLE AS ms, r.boot, r.seq, r.value, ${rank("r.quality")}::INTEGER AS quality, r.source
    FROM (SELECT * FROM (${bench.select("readings", draft.touching("readings", from, to))})
          WHERE ts >= ${instant(from)} AND ts < ${instant(to)}) r
      JOIN windows w ON r.device_id = w.device_id AND epoch_ms(r.ts) >= w.context_lo AND epoch_ms(r.ts) < w.context_hi`);
  for (const name of ["metric", "source"]) {
    await bench.run(`CREATE OR REPLACE TABLE ${name}_names AS
      SELECT ${name} AS text, (row_number() OVER (ORDER BY ${name}) - 1)::INTEGER AS code
      FROM (SELECT DISTINCT ${name} FROM context)`);
  }
}

interface OfWindow {
  readonly window: number;
  readonly readings: readonly MetricReadings[];
}

/** The readings of each window by metric, in order. */
async function* byWindow(bench: Workbench, metrics: readonly string[]): AsyncGenerator<OfWindow> {
  let window = -1;
  let readings: MetricReadings[] = [];
  let metric = -1;
  const columns = new ReadingColumns();
  const endMetric = () => {
    if (columns.length > 0) readings.push(columns.take(metrics[metric]!));
  };
  // A stranger's part may hold a reading twice: then the order is one of content, too.
  const sql = `SELECT c.id, m.code, c.ms, c.value, c.quality, s.code
    FROM context c JOIN metric_names m ON m.text = c.metric JOIN source_names s ON s.text = c.source
    ORDER BY c.id, m.code, c.ms, c.boot NULLS FIRST, c.seq NULLS FIRST, c.value, c.quality, s.code`;
  for await (const chunk of bench.stream(sql)) {
    const [ids, codes, ms, values, qualities, sources] = chunk as [Int32Array, Int32Array, ...Float64Array[]];
    for (let i = 0; i < ids.length; i++) {
      if (ids[i] !== window || codes[i] !== metric) {
        endMetric();
        metric = codes[i]!;
      }
      if (ids[i] !== window) {
        if (readings.length > 0) yield { window, readings };
        readings = [];
        window = ids[i]!;
      }
      columns.push(ms![i]!, values![i]!, qualities![i]!, sources![i]!);
    }
  }
  endMetric();
  if (readings.length > 0) yield { window, readings };
}
