import { instantOf, wallTime } from "#lib/core/zone.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Today } from "./live-frame.ts";

/** Energy of a quarter of an hour; null is unknown. [kWh] */
export interface QuarterEnergy {
  /** When it begins. [ms since 1970] */
  readonly at: number;
  readonly loadKwh: number | null;
  readonly pvKwh: number | null;
  /** Share of it that is known. */
  readonly coverage: number;
}

export const QUARTER_MS = 900_000;
const ENOUGH = 0.9;
/** Quarters of which less is known make no peak. */
const PEAK_COVERAGE = 0.8;

const SQL = `WITH listed AS (
  SELECT count(*) FILTER (role = 'load') AS loads, count(*) FILTER (role = 'generation') AS generators FROM device
), quarter AS (
  SELECT interval_start, sum(energy_kwh) FILTER (role = 'load') AS load_kwh,
         sum(energy_kwh) FILTER (role = 'generation') AS pv_kwh,
         count(energy_kwh) FILTER (role = 'load') AS loads, count(energy_kwh) FILTER (role = 'generation') AS generators,
         avg(coverage) FILTER (role = 'load') AS coverage
  FROM readings_15min JOIN device USING (device_id)
  WHERE metric = 'power_w' AND interval_start >= $from AND interval_start < $to
  GROUP BY interval_start
), raw AS (
  SELECT min(ts) AS oldest, max(ts) AS newest FROM readings WHERE metric = 'power_w' AND ts >= $from AND ts < $to
)
SELECT epoch_ms(interval_start) AS at_ms, load_kwh, pv_kwh, quarter.coverage
FROM quarter, listed, raw
WHERE quarter.loads >= ${ENOUGH} * listed.loads AND quarter.generators >= ${ENOUGH} * listed.generators
  AND (newest IS NULL OR interval_start + INTERVAL ${QUARTER_MS} MILLISECOND NOT BETWEEN oldest AND newest + INTERVAL 1 DAY
    OR interval_start + INTERVAL ${QUARTER_MS} MILLISECOND <= newest + INTERVAL 1 MINUTE)
ORDER BY at_ms`;

/**
 * The quarters of an hour from an instant to another that the lake knows of nearly all devices. The last that telemetry has come to
 * is left out while the rest of it has yet to come: as it stands it would pass for whole.
 */
export async function lakeQuarters(snapshot: Snapshot, from: number, to: number): Promise<QuarterEnergy[]> {
  const rows = (await snapshot.query(SQL, { from: new Date(from), to: new Date(to) })).rows<{
    at_ms: number | bigint;
    load_kwh: number | null;
    pv_kwh: number | null;
    coverage: number | null;
  }>();
  return rows.map(({ at_ms, load_kwh, pv_kwh, coverage }) => ({
    at: Number(at_ms),
    loadKwh: load_kwh,
    pvKwh: pv_kwh,
    coverage: coverage ?? 0,
  }));
}

/** The midnight before an instant. */
export function startOfDay(at: number, zone: string): number {
  return instantOf({ ...wallTime(at, zone), hour: 0, minute: 0, second: 0 }, zone);
}

/** The day so far: each quarter of an hour by the lake or as it was heard, whichever knows more of it. */
export function todaySoFar(
  stored: readonly QuarterEnergy[],
  heard: readonly QuarterEnergy[],
  since: number,
  at: number,
): Today {
  const best = new Map<number, QuarterEnergy>();
  for (const quarter of [...heard, ...stored]) {
    const other = best.get(quarter.at);
    if (quarter.at >= since && quarter.at < at && (!other || quarter.coverage >= other.coverage)) {
      best.set(quarter.at, quarter);
    }
  }
  const known = [...best.values()].filter(({ loadKwh }) => loadKwh !== null);
  const sum = (of: (quarter: QuarterEnergy) => number) =>
    known.length > 0 ? known.reduce((total, quarter) => total + of(quarter), 0) : null;
  let peak: { kw: number; at: number } | undefined;
  for (const quarter of known) {
    const kw = (grid(quarter) * 4) / quarter.coverage;
    if (quarter.coverage >= PEAK_COVERAGE && kw > (peak?.kw ?? Number.NEGATIVE_INFINITY)) peak = { kw, at: quarter.at };
  }
  const covered = known.reduce((total, quarter) => total + quarter.coverage * QUARTER_MS, 0);
  return {
    loadKwh: sum(({ loadKwh }) => loadKwh as number),
    gridKwh: sum(grid),
    coverage: at > since ? Math.min(1, covered / (at - since)) : 1,
    peakKw: peak?.kw ?? null,
    peakAt: peak?.at ?? null,
  };
}

/** What was bought in a quarter: generation above use is sold, and lowers no other quarter. */
function grid({ loadKwh, pvKwh }: QuarterEnergy): number {
  return Math.max(0, (loadKwh as number) - (pvKwh ?? 0));
}
