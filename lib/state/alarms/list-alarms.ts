import {
  and,
  asc,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  max,
  not,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Alarm } from "#lib/metering/alarm/alarm.ts";
import type { State } from "../open-state.ts";
import { alarm, alarmEvent } from "../schema/alarm.ts";
import { alarmOfRow } from "./alarm-rows.ts";

/** Which alarms are asked for: open ones where nothing is said. */
export interface AlarmFilter {
  /** open: not closed yet; of these, active and unacked (not acknowledged) are not put aside, shelved are. */
  readonly state?: "open" | "active" | "unacked" | "shelved" | "closed" | "all";
  readonly ruleId?: string;
  readonly deviceId?: string;
  readonly minSeverity?: number;
  /** Raised in this range, half-open. [ms since 1970, UTC] */
  readonly from?: number;
  readonly to?: number;
  /** Where the page before ended. */
  readonly after?: { readonly activeAt: number; readonly id: string };
  readonly limit: number;
}

/** Alarms, the newest first. */
export async function listAlarms({ db }: State, filter: AlarmFilter): Promise<Alarm[]> {
  const { ruleId, deviceId, minSeverity, from, to, after, limit } = filter;
  const isIn: (SQL | undefined)[] = [
    stateOf(filter.state ?? "open"),
    ruleId === undefined ? undefined : eq(alarm.ruleId, ruleId),
    deviceId === undefined ? undefined : eq(alarm.deviceId, deviceId),
    minSeverity === undefined ? undefined : gte(alarm.severity, minSeverity),
    from === undefined ? undefined : gte(alarm.activeAt, new Date(from)),
    to === undefined ? undefined : lt(alarm.activeAt, new Date(to)),
    after && beyond(after),
  ];
  const rows = await db
    .select()
    .from(alarm)
    .where(and(...isIn))
    .orderBy(desc(alarm.activeAt), desc(alarm.id))
    .limit(limit);
  const last = await ordinals(
    { db },
    rows.map(({ id }) => id),
  );
  return rows.map((row) => alarmOfRow(row, last.get(row.id) ?? 0));
}

/** Every alarm that is not closed. */
export async function openAlarms({ db }: Pick<State, "db">): Promise<Alarm[]> {
  const rows = await db.select().from(alarm).where(isNull(alarm.closedAt));
  const last = await ordinals(
    { db },
    rows.map(({ id }) => id),
  );
  return rows.map((row) => alarmOfRow(row, last.get(row.id) ?? 0));
}

/** An event as it is kept. */
export type KeptEvent = Omit<typeof alarmEvent.$inferSelect, "alarmId" | "routedAt">;

/** An alarm with all that happened to it, the oldest first; undefined where there is none. */
export async function readAlarm(
  { db }: State,
  id: string,
): Promise<{ readonly alarm: Alarm; readonly events: readonly KeptEvent[] } | undefined> {
  const [row] = await db.select().from(alarm).where(eq(alarm.id, id));
  if (!row) return undefined;
  const events = await db.select().from(alarmEvent).where(eq(alarmEvent.alarmId, id)).orderBy(asc(alarmEvent.ordinal));
  return {
    alarm: alarmOfRow(row, events.at(-1)?.ordinal ?? 0),
    events: events.map(({ alarmId: _, routedAt: __, ...event }) => event),
  };
}

/** How many alarms are active, how many wait to be acknowledged, how many are shelved, and how many are not closed. */
export async function countAlarms({ db }: State): Promise<Record<"active" | "unacked" | "shelved" | "open", number>> {
  const of = (state: "active" | "unacked" | "shelved") =>
    sql<number>`count(*) FILTER (WHERE ${stateOf(state)})`.mapWith(Number);
  const [counts] = await db
    .select({ active: of("active"), unacked: of("unacked"), shelved: of("shelved"), open: count() })
    .from(alarm)
    .where(isNull(alarm.closedAt));
  return counts!;
}

const SHELVED = sql`coalesce(${alarm.shelvedUntil} > now(), false)`;

function stateOf(state: NonNullable<AlarmFilter["state"]>): SQL | undefined {
  if (state === "all") return undefined;
  if (state === "closed") return isNotNull(alarm.closedAt);
  const more = {
    open: undefined,
    active: and(eq(alarm.active, true), not(SHELVED)),
    unacked: and(eq(alarm.acked, false), not(SHELVED)),
    shelved: SHELVED,
  }[state];
  return and(isNull(alarm.closedAt), more);
}

function beyond({ activeAt, id }: { readonly activeAt: number; readonly id: string }): SQL | undefined {
  const at = new Date(activeAt);
  return or(lt(alarm.activeAt, at), and(eq(alarm.activeAt, at), lt(alarm.id, id)));
}

async function ordinals({ db }: Pick<State, "db">, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: alarmEvent.alarmId, last: max(alarmEvent.ordinal) })
    .from(alarmEvent)
    .where(inArray(alarmEvent.alarmId, ids))
    .groupBy(alarmEvent.alarmId);
  return new Map(rows.map(({ id, last }) => [id, last ?? 0]));
}
