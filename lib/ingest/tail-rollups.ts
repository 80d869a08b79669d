import type { Snapshot } from "#lib/lake/snapshot.ts";
import { coarserRollup } from "#lib/metering/coarser-rollup.ts";
import type { MetricReadings } from "#lib/metering/metric-readings.ts";
import { QUALITIES } from "#lib/metering/quality-rank.ts";
import { QUARTER_MS, quartersOver } from "#lib/metering/quarters.ts";
import type { Reading } from "#lib/metering/reading.ts";
import { rollup } from "#lib/metering/rollup.ts";
import { RollupRows } from "#lib/metering/rollup-rows.ts";
import { dayStarts, hourStarts } from "#lib/metering/zone-intervals.ts";
import { type StoredQuarter, storedQuarter } from "./stored-quarter.ts";

export const GRAINS = ["15min", "hour", "day"] as const;
export type Grain = (typeof GRAINS)[number];

/** Rows of a rollup of one device, which take the place of the lake's, and the metrics by number. */
export interface TailRollup {
  readonly rows: RollupRows;
  readonly metrics: readonly string[];
}

// What decides a quarter beyond it: an hour of energies of intervals; of a register some readings within two days.
const REACH_MS = 2 * 3_600_000;
const REGISTER_REACH_MS = 2 * 86_400_000;
const REGISTER_READINGS = 8;

/**
 * Quarters, hours or days of a device that its readings of the tail touch, made of them and of the lake's around them. */
export async function tailRollup(
  snapshot: Snapshot,
  device: string,
  tail: readonly Reading[],
  grain: Grain,
  signal: AbortSignal | undefined,
): Promise<TailRollup> {
  if (tail.length === 0) return { rows: new RollupRows(), metrics: [] };
  // A reading of power stands for time after it too.
  const { from, count } = quartersOver(tail[0]!.ts - QUARTER_MS, tail.at(-1)!.ts + QUARTER_MS + 1);
  const to = from + count * QUARTER_MS;
  const stored = await snapshot.query(
    `WITH own AS (SELECT metric, epoch_ms(ts)::DOUBLE AS ts, value, quality, boot, seq FROM readings WHERE device_id = $device
       AND ts >= make_timestamptz($earliest::BIGINT * 1000) AND ts < make_timestamptz($latest::BIGINT * 1000)
       AND (metric = 'energy_wh' OR ts >= make_timestamptz($from::BIGINT * 1000)) AND (metric = 'energy_wh' OR ts < make_timestamptz($to::BIGINT * 1000)))
     (FROM own WHERE ts >= $from AND ts < $to)
     UNION ALL (FROM own WHERE ts < $from ORDER BY ts DESC LIMIT ${REGISTER_READINGS})
     UNION ALL (FROM own WHERE ts >= $to ORDER BY ts LIMIT ${REGISTER_READINGS})`,
    {
      ...{ device, from: from - REACH_MS, to: to + REACH_MS },
      ...{ earliest: from - REGISTER_REACH_MS, latest: to + REGISTER_REACH_MS },
    },
    { signal },
  );
  const readings = byMetric([...stored.rows<StoredReading>(), ...tail]);
  const metrics = readings.map(({ metric }) => metric);
  const codes = { device: 0, metrics: new Map(metrics.map((metric, i) => [metric, i])) };
  const quarters = new RollupRows();
  rollup(readings, { from, count }, quarters, codes);
  if (grain === "15min") return { rows: quarters, metrics };
  const starts = (grain === "hour" ? hourStarts : dayStarts)(from, to, snapshot.zone);
  const touched = [...starts].filter((start, i) => start < to && (starts[i + 1] ?? 0) > from);
  const [first, end] = [touched[0]!, starts[[...starts].indexOf(touched.at(-1)!) + 1]!];
  const kept = await snapshot.query(
    `SELECT * REPLACE (epoch_ms(interval_start)::DOUBLE AS interval_start) FROM readings_15min WHERE device_id = $device
       AND interval_start >= make_timestamptz($first::BIGINT * 1000) AND interval_start < make_timestamptz($end::BIGINT * 1000)
       AND NOT (interval_start >= make_timestamptz($from::BIGINT * 1000) AND interval_start < make_timestamptz($to::BIGINT * 1000))`,
    { device, first, end, from, to },
    { signal },
  );
  const all = joined(quarters, metrics, kept.rows<StoredQuarter>());
  return { rows: coarserRollup(all.rows, Float64Array.from([...touched, end])), metrics: all.metrics };
}

type StoredReading = Pick<Reading, "metric" | "ts" | "value" | "quality" | "boot" | "seq">;

function byMetric(readings: readonly StoredReading[]): MetricReadings[] {
  const metrics = Map.groupBy(readings, ({ metric }) => metric);
  return [...metrics.keys()].sort().map((metric): MetricReadings => {
    const sorted = metrics
      .get(metric)!
      .sort((a, b) => a.ts - b.ts || (a.boot ?? -1) - (b.boot ?? -1) || (a.seq ?? -1) - (b.seq ?? -1));
    // In the lake and in the tail: one reading.
    const once = sorted.filter((each, i) => {
      const last = sorted[i - 1];
      return !last || last.ts !== each.ts || last.boot !== each.boot || last.seq !== each.seq;
    });
    return {
      metric,
      ts: Float64Array.from(once, ({ ts }) => ts),
      value: Float64Array.from(once, ({ value }) => value),
      quality: Uint8Array.from(once, ({ quality }) => QUALITIES.indexOf(quality)),
      source: new Int32Array(once.length),
    };
  });
}

/** Quarters of the tail and of the lake together, by metric and time. */
function joined(quarters: RollupRows, names: readonly string[], kept: readonly StoredQuarter[]): TailRollup {
  const metrics = [...new Set([...names, ...kept.map(({ metric }) => metric)])].sort();
  const code = new Map(metrics.map((metric, i) => [metric, i]));
  const fresh = Array.from({ length: quarters.length }, (_, i): StoredQuarter => storedQuarter(quarters, i, names));
  const rows = new RollupRows();
  const all = [...fresh, ...kept].sort(
    (a, b) => code.get(a.metric)! - code.get(b.metric)! || a.interval_start - b.interval_start,
  );
  for (const row of all) {
    const at = rows.add();
    rows.start[at] = row.interval_start;
    rows.metric[at] = code.get(row.metric)!;
    for (const name of ["mean", "min", "max", "last"] as const) rows[name][at] = row[name] ?? Number.NaN;
    rows.count[at] = row.count;
    rows.coverage[at] = row.coverage;
    rows.energyKwh[at] = row.energy_kwh ?? Number.NaN;
    rows.estimated[at] = row.estimated ? 1 : 0;
    rows.quality[at] = Math.max(0, QUALITIES.indexOf(row.quality as Reading["quality"]));
  }
  return { rows, metrics };
}
