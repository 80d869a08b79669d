import { and, eq, isNull, sql } from "drizzle-orm";
import { hears } from "#lib/notify/routing/hears.ts";
import type { Database } from "../open-state.ts";
import { alarm, alarmEvent } from "../schema/alarm.ts";
import { channel, notification } from "../schema/notify.ts";
import { notificationId } from "./notification-id.ts";
import { storedChannel } from "./stored-channel.ts";
import { storedNotice } from "./stored-notice.ts";

const AT_ONCE = 500;

/**
 * Decides of events that nobody has looked at yet which channels they concern, all or nothing; several workers take different
 * ones. Gives how many it took.
 */
export function routeEvents(db: Database, now: number): Promise<number> {
  return db.transaction(async (tx) => {
    const rows = await tx
      .select({ alarm, event: alarmEvent })
      .from(alarmEvent)
      .innerJoin(alarm, eq(alarm.id, alarmEvent.alarmId))
      .where(isNull(alarmEvent.routedAt))
      .orderBy(alarmEvent.receivedAt, alarmEvent.ordinal)
      .limit(AT_ONCE)
      .for("update", { of: alarmEvent, skipLocked: true });
    if (rows.length === 0) return 0;
    // Nobody removes a channel while it is being written to.
    const channels = (await tx.select().from(channel).where(eq(channel.enabled, true)).for("key share")).map(
      storedChannel,
    );
    const due = rows.flatMap((row) => {
      const notice = storedNotice(row);
      const { id: alarmId } = notice.alarm;
      const { ordinal } = notice.news;
      return channels
        .filter((one) => hears(one, notice))
        .map(({ id: channelId }) => ({
          ...{ id: notificationId(alarmId, ordinal, channelId), alarmId, ordinal, channelId },
          dueAt: new Date(now),
        }));
    });
    if (due.length > 0) await tx.insert(notification).values(due).onConflictDoNothing();
    const keys = rows.map(({ event }) => sql`(${event.alarmId}, ${event.ordinal}::integer)`);
    await tx
      .update(alarmEvent)
      .set({ routedAt: new Date(now) })
      .where(
        and(
          isNull(alarmEvent.routedAt),
          sql`(${alarmEvent.alarmId}, ${alarmEvent.ordinal}) IN (${sql.join(keys, sql`, `)})`,
        ),
      );
    return rows.length;
  });
}
