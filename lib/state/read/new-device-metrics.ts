import type { State } from "../open-state.ts";

/** What each device measures that still waits for a name. */
export async function newDeviceMetrics(state: State): Promise<Record<string, string[]>> {
  const { rows } = await state.pool.query<{ id: string; metrics: string[] }>(
    `SELECT device_id AS id, array_agg(metric ORDER BY metric) AS metrics
     FROM point JOIN device ON device.id = point.device_id WHERE device.status = 'new' GROUP BY device_id`,
  );
  return Object.fromEntries(rows.map(({ id, metrics }) => [id, metrics]));
}
