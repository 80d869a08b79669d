import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { CalibratedPoint } from "./twin/twin-history.ts";

const DAY_MS = 86_400_000;
/** Quarters of an hour that a day must have to be one: three in four. */
const LEAST_QUARTERS = 72;

const SQL = `SELECT device_id, floor((epoch_ms(interval_start) - $start::DOUBLE) / ${DAY_MS})::INTEGER AS day, avg(mean) AS value
FROM readings_15min JOIN (SELECT unnest($devices::VARCHAR[]) AS device_id) AS asked USING (device_id)
WHERE metric = $metric AND interval_start >= $from AND interval_start < $to AND mean IS NOT NULL
GROUP BY device_id, day HAVING count(*) >= ${LEAST_QUARTERS}`;

/**
 * Means of one metric of several devices by spans of 24 hours, calibrated; NaN where too little is known. Of the lake alone, without
 * what came in the last minutes.
 *
 * @returns Shape [days] a device, in the order asked for.
 */
export async function dailyMeans(
  snapshot: Snapshot,
  points: readonly CalibratedPoint[],
  metric: string,
  { start, days }: { readonly start: number; readonly days: number },
): Promise<Float64Array[]> {
  const parameters = {
    ...{ devices: points.map(({ deviceId }) => deviceId), metric, start },
    ...{ from: new Date(start), to: new Date(start + days * DAY_MS) },
  };
  const rows = (await snapshot.query(SQL, parameters)).rows<{ device_id: string; day: number; value: number }>();
  const means = new Map(points.map(({ deviceId }) => [deviceId, new Float64Array(days).fill(Number.NaN)]));
  for (const { device_id, day, value } of rows) {
    const own = means.get(device_id);
    if (own) own[day] = value;
  }
  return points.map(({ deviceId, gain, offset }) => means.get(deviceId)!.map((value) => gain * value + offset));
}
