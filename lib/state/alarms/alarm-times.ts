import { and, eq, gte, inArray, lt, or } from "drizzle-orm";
import type { AlarmTimes } from "#lib/metering/alarm/alarm-kpi.ts";
import type { State } from "../open-state.ts";
import { alarm, alarmEvent } from "../schema/alarm.ts";

/** What figures of a range are made of: events in it, and what was active. */
export async function alarmTimes({ db }: State, from: number, to: number): Promise<AlarmTimes[]> {
  const [start, end] = [new Date(from), new Date(to)];
  const named = db
    .select({ id: alarmEvent.alarmId })
    .from(alarmEvent)
    .where(and(gte(alarmEvent.at, start), lt(alarmEvent.at, end)));
  const alarms = await db
    .select()
    .from(alarm)
    .where(or(inArray(alarm.id, named), and(eq(alarm.active, true), lt(alarm.activeAt, end))));
  const events = await db
    .select()
    .from(alarmEvent)
    .where(and(gte(alarmEvent.at, start), lt(alarmEvent.at, end)))
    .orderBy(alarmEvent.at);
  const raised = new Map<string, number[]>();
  for (const { alarmId, kind, at } of events) {
    if (kind === "raised" || kind === "reminded") raised.set(alarmId, [...(raised.get(alarmId) ?? []), at.getTime()]);
  }
  return alarms.map(({ id, ruleId, deviceId, active, activeAt, inactiveAt, ackedAt }) => ({
    ...{ ruleId, deviceId, raisedAt: raised.get(id) ?? [], activeAt: activeAt.getTime() },
    ...{ inactiveAt: active ? null : (inactiveAt?.getTime() ?? null), ackedAt: ackedAt?.getTime() ?? null },
  }));
}
