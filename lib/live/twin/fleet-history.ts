import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { TwinHistory } from "#lib/metering/twin/twin-history.ts";
import type { CalibratedPoint, TwinSources } from "./twin-history.ts";

const QUARTER_MS = 900_000;

const SQL = `SELECT which, (epoch_ms(interval_start) - $from::DOUBLE) / ${QUARTER_MS} AS quarter, mean
FROM readings_15min JOIN (SELECT unnest($devices::VARCHAR[]) AS device_id, unnest($metrics::VARCHAR[]) AS metric,
  unnest(range(len($devices::VARCHAR[]))) AS which) AS asked USING (device_id, metric)
WHERE interval_start >= $start AND interval_start < $end AND mean IS NOT NULL`;

const NEWEST = "SELECT epoch_ms(max(interval_start)) + 900000 AS until FROM readings_15min WHERE interval_start < $now";

/** Until when the lake has quarters of an hour, not later than now; null where it has none. [ms since 1970] */
export async function lakeUntil(snapshot: Snapshot, now: number): Promise<number | null> {
  const [row] = (await snapshot.query(NEWEST, { now: new Date(now) })).rows<{ until: number | bigint | null }>();
  return row?.until == null ? null : Number(row.until);
}

/**
 * What many devices reported, each at the middle of a quarter of an hour, and what moved them all: of the lake alone, in one query.
 *
 * @param points One point a device.
 * @param drivers The points of the weather.
 * @param from Start of a quarter of an hour. [ms since 1970]
 * @param to End of one. [ms since 1970]
 * @returns Histories in the order of the points.
 */
export async function fleetHistory(
  snapshot: Snapshot,
  points: readonly CalibratedPoint[],
  drivers: TwinSources["drivers"],
  from: number,
  to: number,
): Promise<TwinHistory[]> {
  const count = Math.max(0, Math.round((to - from) / QUARTER_MS));
  const all: readonly CalibratedPoint[] = [...points, ...drivers];
  const columns = all.map(() => new Float64Array(count).fill(Number.NaN));
  const parameters = {
    ...{ devices: all.map(({ deviceId }) => deviceId), metrics: all.map(({ metric }) => metric) },
    ...{ from, start: new Date(from), end: new Date(to) },
  };
  const found = await snapshot.query(SQL, parameters, { maxRows: (all.length + 1) * (count + 1) });
  for (const { which, quarter, mean } of found.rows<{ which: number | bigint; quarter: number; mean: number }>()) {
    const i = Math.round(quarter);
    const of = Number(which);
    const point = all[of];
    const column = columns[of];
    if (point && column && i >= 0 && i < count) column[i] = point.gain * mean + point.offset;
  }
  const at = Float64Array.from({ length: count }, (_, i) => from + (i + 0.5) * QUARTER_MS);
  const moved = Object.fromEntries(drivers.map(({ driver }, i) => [driver, columns[points.length + i]!]));
  return points.map((_, i) => ({ at, reported: columns[i]!, drivers: moved }));
}
