import { eq, getTableColumns, inArray, max, sql } from "drizzle-orm";
import type { Alarm, AlarmEvent } from "#lib/metering/alarm/alarm.ts";
import type { State } from "../open-state.ts";
import { alarm, alarmCommand, alarmEvent } from "../schema/alarm.ts";
import { ALARM_CHANNEL } from "./alarm-channels.ts";
import { rowOfAlarm, rowOfEvent } from "./alarm-rows.ts";

/** A command that was done, or could not be. */
export interface SettledCommand {
  readonly id: number;
  readonly error: string | null;
}

/** Each column as what was to be inserted. */
const NEW = Object.fromEntries(
  Object.entries(getTableColumns(alarm)).map(([key, { name }]) => [key, sql`excluded.${sql.identifier(name)}`]),
);

/**
 * Stores events in the order in which they happened, and their alarms as they are after them, and marks commands as done: all or
 * nothing. Events that are there already change nothing, so the same may be stored again after a crash.
 */
export async function storeAlarmEvents(
  { db }: State,
  events: readonly AlarmEvent[],
  commands: readonly SettledCommand[],
): Promise<void> {
  if (events.length === 0 && commands.length === 0) return;
  await db.transaction(async (tx) => {
    const ids = [...new Set(events.map(({ alarm: { id } }) => id))];
    const known =
      ids.length === 0
        ? []
        : await tx
            .select({ id: alarmEvent.alarmId, last: max(alarmEvent.ordinal) })
            .from(alarmEvent)
            .where(inArray(alarmEvent.alarmId, ids))
            .groupBy(alarmEvent.alarmId);
    const last = new Map(known.map((each) => [each.id, each.last ?? 0]));
    const fresh = events.filter((event) => event.ordinal > (last.get(event.alarm.id) ?? 0));
    const alarms = new Map<string, Alarm>(fresh.map((event) => [event.alarm.id, event.alarm]));
    if (alarms.size > 0) {
      const rows = [...alarms.values()].map(rowOfAlarm);
      await tx.insert(alarm).values(rows).onConflictDoUpdate({ target: alarm.id, set: NEW });
    }
    if (fresh.length > 0) await tx.insert(alarmEvent).values(fresh.map(rowOfEvent)).onConflictDoNothing();
    for (const { id, error } of commands) {
      await tx.update(alarmCommand).set({ appliedAt: sql`now()`, error }).where(eq(alarmCommand.id, id));
    }
    await tx.execute(sql`SELECT pg_notify(${ALARM_CHANNEL}, '')`);
  });
}
