import type { State } from "../open-state.ts";
import { ALARM_COLUMNS, ALARM_TABLES } from "./alarm-rows.ts";
import type { AlarmRow } from "./listed-alarm.ts";
import { ms } from "./ms.ts";

/** Something that happened to an alarm. Times in ms since 1970. */
export interface AlarmEventRow {
  readonly ordinal: number;
  readonly at: number;
  readonly receivedAt: number;
  readonly kind: string;
  readonly by: string | null;
  readonly value: number | null;
  readonly comment: string | null;
  readonly late: boolean;
}

/** Who was told of an event, or was to be. */
export interface DeliveryRow {
  readonly id: string;
  readonly alarmId: string;
  readonly ordinal: number;
  readonly channelId: string;
  readonly channelName: string;
  readonly channelKind: string;
  readonly eventKind: string | null;
  readonly status: "pending" | "held" | "sent" | "failed" | "dropped";
  readonly attempts: number;
  readonly lastError: string | null;
  readonly createdAt: number;
  readonly dueAt: number;
  readonly sentAt: number | null;
}

/** All that an alarm's own page says of it. */
export interface AlarmPage extends AlarmRow {
  readonly ruleRevision: number;
  readonly ruleDefinition: Readonly<Record<string, unknown>> | null;
  readonly events: readonly AlarmEventRow[];
  readonly deliveries: readonly DeliveryRow[];
}

const DELIVERIES = `SELECT n.id, n.alarm_id AS "alarmId", n.ordinal, n.channel_id AS "channelId", c.name AS "channelName", c.kind AS "channelKind",
  e.kind AS "eventKind", CASE n.status WHEN 'queued' THEN 'pending' ELSE n.status END AS status, n.attempts, n.last_error AS "lastError", ${ms("n.created_at")} AS "createdAt",
  ${ms("n.due_at")} AS "dueAt", ${ms("n.sent_at")} AS "sentAt"
  FROM notification n JOIN channel c ON c.id = n.channel_id
  LEFT JOIN alarm_event e ON e.alarm_id = n.alarm_id AND e.ordinal = n.ordinal`;

/** An alarm with its events and who was told of them; undefined where there is none of that id. */
export async function alarmPage(state: State, id: string): Promise<AlarmPage | undefined> {
  const { rows } = await state.pool.query<AlarmPage>(
    `SELECT ${ALARM_COLUMNS}, a.rule_revision AS "ruleRevision", r.definition AS "ruleDefinition" FROM ${ALARM_TABLES} WHERE a.id = $1`,
    [id],
  );
  const [alarm] = rows;
  if (!alarm) return undefined;
  const [events, deliveries] = await Promise.all([
    state.pool.query<AlarmEventRow>(
      `SELECT ordinal, ${ms("at")} AS at, ${ms("received_at")} AS "receivedAt", kind, by, value, comment, late
       FROM alarm_event WHERE alarm_id = $1 ORDER BY ordinal`,
      [id],
    ),
    state.pool.query<DeliveryRow>(`${DELIVERIES} WHERE n.alarm_id = $1 ORDER BY n.ordinal, c.name`, [id]),
  ]);
  return { ...alarm, events: events.rows, deliveries: deliveries.rows };
}

/** The newest deliveries of all alarms. */
export async function newestDeliveries(state: State, most = 100): Promise<DeliveryRow[]> {
  const { rows } = await state.pool.query<DeliveryRow>(`${DELIVERIES} ORDER BY n.created_at DESC, n.id LIMIT $1`, [
    most,
  ]);
  return rows;
}
