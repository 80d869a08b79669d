import { and, gte, isNull, lt, or } from "drizzle-orm";
import type { AlarmTimes } from "#lib/metering/alarm/alarm-kpi.ts";
import type { State } from "../open-state.ts";
import { alarm, alarmEvent } from "../schema/alarm.ts";

/** What figures of a range are made of: events in it, and what was active. */
export async function alarmTimes({ db }: State, from: number, to: number): Promise<AlarmTimes[]> {
  const [start, end] = [new Date(from), new Date(to)];
  const alarms = await db
    .select()
    .from(alarm)
    .where(and(lt(alarm.activeAt, end), or(isNull(alarm.closedAt), gte(alarm.updatedAt, start))));
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
