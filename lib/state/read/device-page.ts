import type { State } from "../open-state.ts";
import { alarmsOfDevice } from "./alarm-rows.ts";
import type { DeviceRow } from "./device-rows.ts";
import { DEVICE_COLUMNS, DEVICE_TABLES } from "./device-sql.ts";
import type { AlarmRow } from "./listed-alarm.ts";
import { ms } from "./ms.ts";

/** What a device measures, with its last value as read and calibrated. Times in ms since 1970. */
export interface PointRow {
  readonly metric: string;
  readonly unit: string | null;
  readonly rangeMin: number | null;
  readonly rangeMax: number | null;
  readonly gain: number;
  readonly offset: number;
  readonly calibratedAt: number | null;
  readonly calibratedBy: string | null;
  readonly location: string | null;
  readonly at: number | null;
  readonly value: number | null;
}

/** A token as people may see it. */
export interface TokenRow {
  readonly id: string;
  readonly hint: string;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
  readonly lastUsedAt: number | null;
}

export interface ChangeRow {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly entity: string;
  readonly entityId: string;
  readonly action: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** All that a device's own page says of it. */
export interface DevicePage extends DeviceRow {
  readonly role: string;
  readonly model: string | null;
  readonly serial: string | null;
  readonly note: string | null;
  readonly source: string | null;
  readonly ratedW: number | null;
  readonly xM: number | null;
  readonly yM: number | null;
  readonly desired: Readonly<Record<string, unknown>> | null;
  readonly twin: Readonly<Record<string, unknown>> | null;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly points: readonly PointRow[];
  readonly tokens: readonly TokenRow[];
  readonly changes: readonly ChangeRow[];
  readonly openAlarms: readonly AlarmRow[];
}

const MOST_CHANGES = 60;

/** A device with its points, tokens, open alarms and the newest of its history; undefined where there is none of that id. */
export async function devicePage(state: State, id: string): Promise<DevicePage | undefined> {
  const { rows } = await state.pool.query<DevicePage>(
    `SELECT ${DEVICE_COLUMNS}, d.role, d.model, d.serial, d.note, d.source, d.rated_w AS "ratedW", d.x_m AS "xM", d.y_m AS "yM",
       d.desired, d.twin, ${ms("d.created_at")} AS "createdAt", ${ms("d.updated_at")} AS "updatedAt"
     FROM ${DEVICE_TABLES} WHERE d.id = $1`,
    [id],
  );
  const [device] = rows;
  if (!device) return undefined;
  const [points, tokens, changes, openAlarms] = await Promise.all([
    state.pool.query<PointRow>(
      `SELECT metric, unit, range_min AS "rangeMin", range_max AS "rangeMax", calibration_gain AS gain, calibration_offset AS offset,
         ${ms("calibrated_at")} AS "calibratedAt", calibrated_by AS "calibratedBy", location, ${ms("last_ts")} AS at,
         calibration_gain * last_value + calibration_offset AS value
       FROM point WHERE device_id = $1 ORDER BY metric`,
      [id],
    ),
    state.pool.query<TokenRow>(
      `SELECT id, hint, ${ms("created_at")} AS "createdAt", ${ms("expires_at")} AS "expiresAt",
         ${ms("revoked_at")} AS "revokedAt", ${ms("last_used_at")} AS "lastUsedAt"
       FROM device_token WHERE device_id = $1 ORDER BY revoked_at IS NOT NULL, created_at DESC`,
      [id],
    ),
    state.pool.query<ChangeRow>(
      `SELECT id::float8 AS id, ${ms("at")} AS at, actor, entity, entity_id AS "entityId", action, before, after FROM change
       WHERE (entity IN ('device', 'token') AND entity_id = $1) OR (entity = 'point' AND starts_with(entity_id, $1 || '/'))
       ORDER BY change.id DESC LIMIT ${MOST_CHANGES}`,
      [id],
    ),
    alarmsOfDevice(state, id),
  ]);
  return { ...device, points: points.rows, tokens: tokens.rows, changes: changes.rows, openAlarms };
}
