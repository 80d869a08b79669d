import { sql } from "drizzle-orm";
import { metricUnit } from "#lib/metering/metric-units.ts";
import type { State } from "../open-state.ts";
import { recordChanges } from "./record-change.ts";

/** What was heard of a metric of a device since it was told last. Times in ms since 1970, UTC. */
export interface Heard {
  readonly deviceId: string;
  readonly metric: string;
  readonly isSynthetic: boolean;
  /** When something of it was received first and last. */
  readonly firstRx: number;
  readonly lastRx: number;
  /** The newest reading, by the device's time. */
  readonly lastTs: number;
  readonly lastValue: number;
}

/** More devices that nobody has named are not taken in. */
const MOST_NEW = 5000;
/** More metrics of one device are not. */
const MOST_POINTS = 200;

/** Notes what was heard: unknown devices become new ones, with their metrics as points. What a person said stays as it is. */
export async function putHeard(state: State, heard: readonly Heard[]): Promise<void> {
  if (heard.length === 0) return;
  const column = <T>(of: (each: Heard) => T) => sql.param(heard.map(of));
  const at = (of: (each: Heard) => number) => sql.param(heard.map((each) => new Date(of(each)).toISOString()));
  await state.db.transaction(async (tx) => {
    await tx.execute(sql`
      CREATE TEMPORARY TABLE heard ON COMMIT DROP AS
      SELECT * FROM unnest(${column((h) => h.deviceId)}::text[], ${column((h) => h.metric)}::text[],
        ${column((h) => metricUnit(h.metric) ?? null)}::text[], ${column((h) => h.isSynthetic)}::boolean[],
        ${at((h) => h.firstRx)}::timestamptz[], ${at((h) => h.lastRx)}::timestamptz[], ${at((h) => h.lastTs)}::timestamptz[],
        ${column((h) => h.lastValue)}::float8[])
        AS h (device_id, metric, unit, is_synthetic, first_rx, last_rx, last_ts, last_value)`);
    const made = await tx.execute<{ id: string }>(sql`
      INSERT INTO device (id, quality, first_seen, last_seen)
      SELECT device_id, CASE WHEN bool_and(is_synthetic) THEN 'synthetic' ELSE 'measured' END, min(first_rx), max(last_rx)
      FROM heard WHERE NOT EXISTS (SELECT FROM device WHERE id = device_id) GROUP BY device_id ORDER BY min(first_rx), device_id
      LIMIT greatest(0, ${MOST_NEW} - (SELECT count(*) FROM device WHERE status = 'new'))
      ON CONFLICT DO NOTHING RETURNING id`);
    await tx.execute(sql`
      UPDATE device SET first_seen = least(first_seen, h.first_rx), last_seen = greatest(last_seen, h.last_rx)
      FROM (SELECT device_id, min(first_rx) AS first_rx, max(last_rx) AS last_rx FROM heard GROUP BY device_id ORDER BY device_id) h
      WHERE id = device_id`);
    await tx.execute(sql`
      INSERT INTO point (device_id, metric, unit, first_seen, last_seen, last_ts, last_value)
      SELECT device_id, metric, unit, first_rx, last_rx, last_ts, last_value FROM (
        SELECT h.*, (SELECT count(*) FROM point p WHERE p.device_id = h.device_id)
          + row_number() OVER (PARTITION BY device_id ORDER BY metric) AS place,
          EXISTS (SELECT FROM point p WHERE p.device_id = h.device_id AND p.metric = h.metric) AS is_known
        FROM heard h JOIN device ON id = device_id) counted
      WHERE is_known OR place <= ${MOST_POINTS} ORDER BY device_id, metric
      ON CONFLICT (device_id, metric) DO UPDATE SET
        unit = coalesce(point.unit, excluded.unit),
        first_seen = least(point.first_seen, excluded.first_seen), last_seen = greatest(point.last_seen, excluded.last_seen),
        last_value = CASE WHEN point.last_ts > excluded.last_ts THEN point.last_value ELSE excluded.last_value END,
        last_ts = greatest(point.last_ts, excluded.last_ts)`);
    await recordChanges(
      tx,
      made.rows.map(({ id }) => ({
        actor: "ingest",
        entity: "device",
        entityId: id,
        action: "heard",
        after: { id, status: "new" },
      })),
    );
  });
}
