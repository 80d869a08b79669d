import { and, asc, desc, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";
import type { Channel } from "#lib/notify/channel.ts";
import type { Message } from "#lib/notify/message.ts";
import type { AlarmState } from "#lib/notify/notice.ts";
import type { Outcome } from "#lib/notify/outcome.ts";
import type { Database } from "../open-state.ts";
import { alarm, alarmEvent } from "../schema/alarm.ts";
import { channel, notification } from "../schema/notify.ts";
import type { DeliveryJob } from "./delivery-queue.ts";
import { storedChannel } from "./stored-channel.ts";
import { storedAlarm, storedNotice } from "./stored-notice.ts";

/** Tries once to send a message on a channel. */
export type Deliver = (channel: Channel, message: Message) => Promise<Outcome>;

const MOST_REFERENCES = 10;

/**
 * Tries once to deliver a message and marks what became of it. A try that ends between sending and marking is made again, with the
 * same id.
 *
 * @throws {Error} If it is to be tried again.
 */
export async function deliverMessage(
  db: Database,
  job: DeliveryJob,
  isLast: boolean,
  deliver: Deliver,
  now: () => number,
): Promise<void> {
  const [row] = await db.select().from(channel).where(eq(channel.id, job.channelId));
  if (!row) return;
  const to = storedChannel(row);
  const ofMessage = and(eq(notification.messageId, job.messageId), eq(notification.status, "queued"));
  if (!to.enabled) {
    await db.update(notification).set({ status: "dropped", lastError: "The channel is switched off" }).where(ofMessage);
    return;
  }
  const message = await messageOf(db, job);
  // All of it is marked already, and there is nothing else to say.
  if (message.notices.length === 0 && job.passed === 0) return;
  await db
    .update(notification)
    .set({ attempts: sql`${notification.attempts} + 1` })
    .where(ofMessage);
  const outcome = await deliver(to, message);
  if ("ok" in outcome) {
    const sent = { status: "sent", sentAt: new Date(now()), lastError: outcome.note ?? null } as const;
    await db.update(notification).set(sent).where(ofMessage);
    return;
  }
  const why = "failed" in outcome ? outcome.failed : outcome.retry;
  const isOver = "failed" in outcome || isLast;
  const marked = isOver ? { status: "failed" as const, lastError: why } : { lastError: why };
  await db.update(notification).set(marked).where(ofMessage);
  if (!isOver) throw new Error(why);
}

async function messageOf(db: Database, { messageId, kind, at, passed }: DeliveryJob): Promise<Message> {
  const rows = await db
    .select({ alarm, event: alarmEvent })
    .from(notification)
    .innerJoin(alarm, eq(alarm.id, notification.alarmId))
    .innerJoin(
      alarmEvent,
      and(eq(alarmEvent.alarmId, notification.alarmId), eq(alarmEvent.ordinal, notification.ordinal)),
    )
    .where(and(eq(notification.messageId, messageId), eq(notification.status, "queued")))
    .orderBy(asc(alarmEvent.receivedAt), asc(alarmEvent.ordinal));
  const notices = rows.map(storedNotice);
  const references = kind === "alarm" ? await referencesOf(db, messageId) : [];
  return { id: messageId, kind, at, notices, passed, references };
}

/** Messages sent before on the same channel about the same alarm. */
async function referencesOf(db: Database, messageId: string): Promise<string[]> {
  const own = db
    .select({ alarmId: notification.alarmId, channelId: notification.channelId })
    .from(notification)
    .where(eq(notification.messageId, messageId))
    .limit(1)
    .as("own");
  const rows = await db
    .select({ id: notification.messageId })
    .from(notification)
    .innerJoin(own, and(eq(own.alarmId, notification.alarmId), eq(own.channelId, notification.channelId)))
    .where(
      and(
        isNotNull(notification.messageId),
        ne(notification.messageId, messageId),
        inArray(notification.status, ["queued", "sent"]),
      ),
    )
    .orderBy(asc(notification.ordinal))
    .limit(MOST_REFERENCES);
  return [...new Set(rows.flatMap(({ id }) => id ?? []))];
}

/** The newest occurrence of an alarm's rule, device and metric, as it is now. */
export async function newestAlarm(db: Database, { ruleId, deviceId, metric, id }: AlarmState): Promise<AlarmState> {
  const [row] = await db
    .select()
    .from(alarm)
    .where(and(eq(alarm.ruleId, ruleId), eq(alarm.deviceId, deviceId), eq(alarm.metric, metric)))
    .orderBy(desc(alarm.activeAt), desc(alarm.updatedAt))
    .limit(1);
  if (!row) throw new Error(`There is no alarm ${id} any more`);
  return storedAlarm(row);
}
