import type { State } from "../open-state.ts";
import { WHEREABOUTS } from "../whereabouts.ts";
import { type AlarmRow, type AlarmState, MOST_ALARMS } from "./listed-alarm.ts";
import { ms } from "./ms.ts";

export const ALARM_COLUMNS = `a.id, a.rule_id AS "ruleId", r.definition->'name'->>'en' AS "ruleNameEn", r.definition->'name'->>'ko' AS "ruleNameKo",
  a.device_id AS "deviceId", d.name_en AS "deviceEn", d.name_ko AS "deviceKo", b.name_en AS "buildingEn", b.name_ko AS "buildingKo",
  a.metric, a.severity, a.active, a.acked, a.confirmed, a.latched, ${ms("a.shelved_until")} AS "shelvedUntil",
  ${ms("a.active_at")} AS "activeAt", ${ms("a.inactive_at")} AS "inactiveAt", ${ms("a.acked_at")} AS "ackedAt", a.acked_by AS "ackedBy",
  ${ms("a.closed_at")} AS "closedAt", a.value, a.threshold, a.unit, a.message, a.count`;

export const ALARM_TABLES = `alarm a
  LEFT JOIN alarm_rule r ON r.id = a.rule_id
  LEFT JOIN device d ON d.id = a.device_id
  ${WHEREABOUTS}`;

const SHELVED = "(a.shelved_until IS NOT NULL AND a.shelved_until > now())";
const WHERE: Readonly<Record<AlarmState, string>> = {
  active: `a.closed_at IS NULL AND a.active AND NOT ${SHELVED}`,
  unacked: `a.closed_at IS NULL AND NOT a.acked AND NOT ${SHELVED}`,
  shelved: `a.closed_at IS NULL AND ${SHELVED}`,
  all: "true",
};

/** Alarms of a state, the newest first. */
export async function alarmRows(state: State, of: AlarmState): Promise<AlarmRow[]> {
  const { rows } = await state.pool.query<AlarmRow>(
    `SELECT ${ALARM_COLUMNS} FROM ${ALARM_TABLES} WHERE ${WHERE[of]} ORDER BY a.active_at DESC, a.id LIMIT ${MOST_ALARMS}`,
  );
  return rows;
}

/** How many alarms there are of each state that is open. */
export async function alarmCounts(state: State): Promise<Record<Exclude<AlarmState, "all">, number>> {
  const { rows } = await state.pool.query<Record<Exclude<AlarmState, "all">, number>>(
    `SELECT count(*) FILTER (WHERE ${WHERE.active})::int AS active, count(*) FILTER (WHERE ${WHERE.unacked})::int AS unacked,
       count(*) FILTER (WHERE ${WHERE.shelved})::int AS shelved FROM alarm a WHERE a.closed_at IS NULL`,
  );
  return rows[0] as Record<Exclude<AlarmState, "all">, number>;
}

/** What is open of a device, and its newest that are closed. */
export async function alarmsOfDevice(state: State, id: string, closed = 5): Promise<AlarmRow[]> {
  const { rows } = await state.pool.query<AlarmRow>(
    `SELECT * FROM (
       (SELECT ${ALARM_COLUMNS} FROM ${ALARM_TABLES} WHERE a.device_id = $1 AND a.closed_at IS NULL ORDER BY a.active_at DESC LIMIT 200)
       UNION ALL
       (SELECT ${ALARM_COLUMNS} FROM ${ALARM_TABLES} WHERE a.device_id = $1 AND a.closed_at IS NOT NULL ORDER BY a.active_at DESC LIMIT ${closed})
     ) AS alarms`,
    [id],
  );
  return rows;
}
