import type { Workbench } from "#lib/lake/parts/workbench.ts";
import { coarserRollup } from "#lib/metering/coarser-rollup.ts";
import { RollupRows } from "#lib/metering/rollup-rows.ts";
import { dayStarts, hourStarts } from "#lib/metering/zone-intervals.ts";
import type { Draft } from "./draft.ts";
import { appendRolled } from "./rolled.ts";
import { instant, rank } from "./sql.ts";
import type { Window } from "./windows.ts";

const FLUSH_ROWS = 400_000;

/**
 * Rolls the draft's quarters of an hour up to hours and days over the days that windows touch, into `rolled_hour` and
 * `rolled_day`; `day_stretches` lists those days by device.
 */
export async function rollUpDays(
  bench: Workbench,
  draft: Draft,
  windows: readonly Window[],
  zone: string,
): Promise<void> {
  const stretches = dayStretches(draft, windows);
  const from = stretches.reduce((least, { lo }) => Math.min(least, lo), Infinity);
  const to = stretches.reduce((most, { hi }) => Math.max(most, hi), -Infinity);
  for (const table of ["day_stretches", "rolled_hour", "rolled_day"]) await bench.run(`DROP TABLE IF EXISTS ${table}`);
  await bench.append(
    "day_stretches",
    { id: "INTEGER", device_id: "VARCHAR", lo: "DOUBLE", hi: "DOUBLE" },
    {
      id: Int32Array.from(stretches, ({ id }) => id),
      device_id: stretches.map(({ device }) => device),
      lo: Float64Array.from(stretches, ({ lo }) => lo),
      hi: Float64Array.from(stretches, ({ hi }) => hi),
    },
  );
  await bench.run(`CREATE OR REPLACE TABLE quarters AS
    SELECT d.id, q.* FROM (SELECT *, epoch_ms(interval_start)::DOUBLE AS ms
                           FROM (${bench.select("readings_15min", draft.touching("readings_15min", from, to))})
                           WHERE interval_start >= ${instant(from)} AND interval_start < ${instant(to)}) q
      JOIN day_stretches d ON q.device_id = d.device_id AND q.ms >= d.lo AND q.ms < d.hi`);
  for (const name of ["metric", "source"]) {
    await bench.run(`CREATE OR REPLACE TABLE ${name}_names AS
      SELECT ${name} AS text, (row_number() OVER (ORDER BY ${name}) - 1)::INTEGER AS code
      FROM (SELECT DISTINCT ${name} FROM quarters)`);
  }
  const starts = { rolled_hour: hourStarts(from, to, zone), rolled_day: dayStarts(from, to, zone) };
  for await (const rows of quarterRows(bench)) {
    await appendRolled(bench, "rolled_hour", coarserRollup(rows, starts.rolled_hour));
    await appendRolled(bench, "rolled_day", coarserRollup(rows, starts.rolled_day));
  }
}

/** The whole days of a device that its windows touch, those that follow one another as one; `id` is that of a window. */
function dayStretches({ calendar }: Draft, windows: readonly Window[]) {
  const stretches: { readonly id: number; readonly device: string; readonly lo: number; readonly hi: number }[] = [];
  windows.forEach(({ device, from, to }, id) => {
    const [lo, hi] = [calendar.day(from).from, calendar.day(to - 1).to];
    const last = stretches.at(-1);
    if (last?.device === device && lo <= last.hi)
      stretches[stretches.length - 1] = { ...last, hi: Math.max(hi, last.hi) };
    else stretches.push({ id, device, lo, hi });
  });
  return stretches;
}

/** The rows of `quarters` in order, whole devices at a time. */
async function* quarterRows(bench: Workbench): AsyncGenerator<RollupRows> {
  let rows = new RollupRows();
  const sql = `SELECT q.id, m.code, q.ms, q.mean, q."min", q."max", q."last", q."count", q.coverage, q.energy_kwh,
      q.estimated::INTEGER, ${rank("q.quality")}::INTEGER, s.code
    FROM quarters q JOIN metric_names m ON m.text = q.metric JOIN source_names s ON s.text = q.source
    ORDER BY q.id, m.code, q.ms`;
  for await (const chunk of bench.stream(sql)) {
    const [device, metric, ...rest] = chunk as [Int32Array, Int32Array, ...Float64Array[]];
    const [start, mean, min, max, last, count, coverage, energyKwh, estimated, quality, source] = rest;
    for (let i = 0; i < device.length; i++) {
      if (rows.length >= FLUSH_ROWS && device[i] !== rows.device[rows.length - 1]) {
        yield rows;
        rows = new RollupRows();
      }
      const at = rows.add();
      rows.device[at] = device[i]!;
      rows.metric[at] = metric[i]!;
      rows.start[at] = start![i]!;
      rows.mean[at] = mean![i]!;
      rows.min[at] = min![i]!;
      rows.max[at] = max![i]!;
      rows.last[at] = last![i]!;
      rows.count[at] = count![i]!;
      rows.coverage[at] = coverage![i]!;
      rows.energyKwh[at] = energyKwh![i]!;
      rows.estimated[at] = estimated![i]!;
      rows.quality[at] = quality![i]!;
      rows.source[at] = source![i]!;
    }
  }
  yield rows;
}
