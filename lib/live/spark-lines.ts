import type { Snapshot } from "#lib/lake/snapshot.ts";

const HOUR_MS = 3_600_000;
const HOURS = 24;

const SQL = `SELECT device_id, epoch_ms(time_bucket(INTERVAL 1 HOUR, interval_start))::DOUBLE AS at_ms, avg(mean) AS value
FROM readings_15min JOIN (SELECT unnest($devices::VARCHAR[]) AS device_id, unnest($metrics::VARCHAR[]) AS metric) AS asked
  USING (device_id, metric)
WHERE interval_start >= $from AND interval_start < $to AND mean IS NOT NULL
GROUP BY device_id, at_ms`;

/** The last 24 hours of one metric a device, by the hour, the oldest first; null where nothing is known. */
export async function sparkLines(
  snapshot: Snapshot,
  asked: readonly { readonly id: string; readonly metric: string }[],
  now: number,
): Promise<Record<string, (number | null)[]>> {
  if (asked.length === 0) return {};
  const end = Math.floor(now / HOUR_MS) * HOUR_MS + HOUR_MS;
  const start = end - HOURS * HOUR_MS;
  const parameters = {
    devices: asked.map(({ id }) => id),
    metrics: asked.map(({ metric }) => metric),
    from: new Date(start),
    to: new Date(end),
  };
  const rows = (await snapshot.query(SQL, parameters)).rows<{ device_id: string; at_ms: number; value: number }>();
  const lines: Record<string, (number | null)[]> = {};
  for (const { device_id, at_ms, value } of rows) {
    const line = lines[device_id] ?? new Array<number | null>(HOURS).fill(null);
    lines[device_id] = line;
    line[Math.round((at_ms - start) / HOUR_MS)] = value;
  }
  return lines;
}
