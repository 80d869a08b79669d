import { notInArray, sql } from "drizzle-orm";
import type { ReadingsHealth } from "#lib/metering/detect/device-health.ts";
import type { State } from "../open-state.ts";
import { deviceHealth } from "../schema/registry.ts";

/** A device in use that has a twin, with what its health is judged by. Times in ms since 1970. */
export interface TwinnedDevice {
  readonly id: string;
  readonly twin: Readonly<Record<string, unknown>>;
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  readonly points: readonly {
    readonly metric: string;
    readonly gain: number;
    readonly offset: number;
    readonly value: number | null;
  }[];
}

/** What was judged of a device. */
export interface JudgedHealth {
  readonly deviceId: string;
  readonly partedSince: number | null;
  readonly readings: ReadingsHealth;
}

/** Devices in use that have a twin, by id. */
export async function twinnedDevices(state: State): Promise<TwinnedDevice[]> {
  const { rows } = await state.pool.query<TwinnedDevice>(
    `SELECT d.id, d.twin, (extract(epoch FROM d.first_seen) * 1000)::float8 AS "firstSeen",
       (extract(epoch FROM d.last_seen) * 1000)::float8 AS "lastSeen",
       coalesce(jsonb_agg(jsonb_build_object('metric', p.metric, 'gain', p.calibration_gain, 'offset', p.calibration_offset,
         'value', p.calibration_gain * p.last_value + p.calibration_offset)) FILTER (WHERE p.metric IS NOT NULL), '[]') AS points
     FROM device d LEFT JOIN point p ON p.device_id = d.id
     WHERE d.status <> 'retired' AND d.twin IS NOT NULL AND d.twin ? 'kind' GROUP BY d.id ORDER BY d.id`,
  );
  return rows;
}

/** Keeps what was judged of devices, in place of what was kept of them. A device that has gone meanwhile is left out. */
export async function putDeviceHealth(state: State, judged: readonly JudgedHealth[], at: number): Promise<void> {
  if (judged.length === 0) return;
  await state.pool.query(
    `INSERT INTO device_health (device_id, judged_at, parted_since, readings)
     SELECT j.device_id, $2, j.parted_since, j.readings FROM jsonb_to_recordset($1::jsonb)
       AS j(device_id text, parted_since timestamptz, readings jsonb) JOIN device ON device.id = j.device_id
     ON CONFLICT (device_id) DO UPDATE SET judged_at = excluded.judged_at, parted_since = excluded.parted_since,
       readings = excluded.readings`,
    [
      JSON.stringify(
        judged.map(({ deviceId, partedSince, readings }) => ({
          device_id: deviceId,
          parted_since: partedSince === null ? null : new Date(partedSince),
          readings,
        })),
      ),
      new Date(at),
    ],
  );
}

/** Forgets what was judged of all other devices: they have no twin any more. */
export async function forgetDeviceHealth({ db }: State, but: readonly string[]): Promise<void> {
  await db.delete(deviceHealth).where(but.length === 0 ? sql`true` : notInArray(deviceHealth.deviceId, [...but]));
}
