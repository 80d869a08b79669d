import { and, eq, gt, inArray, lt, lte, sql } from "drizzle-orm";
import type { Channel } from "#lib/notify/channel.ts";
import { type Judged, judge, type Waiting } from "#lib/notify/routing/judge.ts";
import { type Paced, pace, WINDOW_MS } from "#lib/notify/routing/pace.ts";
import { siteHolidays } from "#lib/sources/site-holidays.ts";
import type { Jobs } from "../jobs.ts";
import type { Database } from "../open-state.ts";
import { alarm, alarmEvent } from "../schema/alarm.ts";
import { channel, notification } from "../schema/notify.ts";
import { queueMessages } from "./queue-messages.ts";
import { storedChannel } from "./stored-channel.ts";
import { storedNotice } from "./stored-notice.ts";
import type { Transaction } from "./transaction.ts";

const AT_ONCE = 2000;
/** Longer than the queue tries. */
const GIVEN_UP_MS = 3 * 3_600_000;
const WAITING = ["pending", "held"] as const;

/** Puts what is due on each channel into the queue, holds it back or drops it. Gives how many messages it queued. */
export async function dispatchDue(db: Database, jobs: Jobs, now: number, zone: string): Promise<number> {
  await giveUp(db, now);
  const due = await db
    .selectDistinct({ id: notification.channelId })
    .from(notification)
    .where(and(inArray(notification.status, WAITING), lte(notification.dueAt, new Date(now))));
  let queued = 0;
  for (const { id } of due) queued += await db.transaction((tx) => dispatchChannel(tx, jobs, id, now, zone));
  return queued;
}

async function dispatchChannel(tx: Transaction, jobs: Jobs, id: string, now: number, zone: string): Promise<number> {
  // One worker at a time looks at a channel: what it may send in a while is counted.
  const [row] = await tx.select().from(channel).where(eq(channel.id, id)).for("no key update", { skipLocked: true });
  if (!row) return 0;
  const to = storedChannel(row);
  const waiting = await dueOn(tx, id, now);
  if (waiting.length === 0) return 0;
  const judged = judge(waiting, await toldOn(tx, id, waiting), to, now, { zone, isHoliday: siteHolidays(zone) });
  const paced = await pacedOn(tx, to, judged.send, now);
  await holdBack(tx, judged, paced, now);
  return queueMessages(tx, jobs, id, paced.messages, judged, now);
}

async function dueOn(tx: Transaction, channelId: string, now: number): Promise<Waiting[]> {
  const rows = await tx
    .select({ id: notification.id, status: notification.status, alarm, event: alarmEvent })
    .from(notification)
    .innerJoin(alarm, eq(alarm.id, notification.alarmId))
    .innerJoin(
      alarmEvent,
      and(eq(alarmEvent.alarmId, notification.alarmId), eq(alarmEvent.ordinal, notification.ordinal)),
    )
    .where(
      and(
        eq(notification.channelId, channelId),
        inArray(notification.status, WAITING),
        lte(notification.dueAt, new Date(now)),
        // That it cleared is not told before that it rose, however often that is tried.
        sql`NOT EXISTS (SELECT FROM notification AS earlier WHERE earlier.channel_id = ${notification.channelId}
            AND earlier.alarm_id = ${notification.alarmId} AND earlier.ordinal < ${notification.ordinal}
            AND earlier.status = 'queued')`,
      ),
    )
    .orderBy(alarmEvent.receivedAt, alarmEvent.ordinal)
    .limit(AT_ONCE);
  return rows.map((row) => ({ ...storedNotice(row), id: row.id, held: row.status === "held" }));
}

async function toldOn(tx: Transaction, channelId: string, waiting: readonly Waiting[]): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ id: notification.alarmId })
    .from(notification)
    .where(
      and(
        eq(notification.channelId, channelId),
        inArray(notification.status, ["queued", "sent"]),
        inArray(notification.alarmId, [...new Set(waiting.map((one) => one.alarm.id))]),
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

async function pacedOn(tx: Transaction, to: Channel, send: readonly Waiting[], now: number): Promise<Paced> {
  // MQTT holds states, which are no messages to be counted.
  if (to.kind === "mqtt") return { messages: send.length > 0 ? [send] : [], rest: [], until: now };
  const recent = await tx
    .select({ at: sql<string>`max(${notification.queuedAt})` })
    .from(notification)
    .where(and(eq(notification.channelId, to.id), gt(notification.queuedAt, new Date(now - WINDOW_MS))))
    .groupBy(notification.messageId);
  return pace(
    send,
    recent.map(({ at }) => new Date(at).getTime()),
    now,
  );
}

async function holdBack(tx: Transaction, judged: Judged, paced: Paced, now: number): Promise<void> {
  const rest = paced.until > now ? paced.rest : [];
  const waits = [
    ...judged.wait.map(({ waiting, until, why }) => ({ id: waiting.id, until, why })),
    ...rest.map(({ id }) => ({ id, until: paced.until, why: "Too many messages: it comes with the next digest" })),
  ];
  for (const [until, some] of Map.groupBy(waits, (wait) => wait.until)) {
    for (const [why, same] of Map.groupBy(some, (wait) => wait.why)) {
      const ids = same.map(({ id }) => id);
      const held = { status: "held", dueAt: new Date(until), lastError: why } as const;
      await tx.update(notification).set(held).where(inArray(notification.id, ids));
    }
  }
  for (const [why, some] of Map.groupBy(judged.drop, (drop) => drop.why)) {
    const ids = some.map(({ waiting }) => waiting.id);
    await tx.update(notification).set({ status: "dropped", lastError: why }).where(inArray(notification.id, ids));
  }
}

/** What the queue has lost, as when the last try was cut off. */
async function giveUp(db: Database, now: number): Promise<void> {
  await db
    .update(notification)
    .set({ status: "failed", lastError: sql`coalesce(${notification.lastError}, 'Nobody delivered it in time')` })
    .where(and(eq(notification.status, "queued"), lt(notification.queuedAt, new Date(now - GIVEN_UP_MS))));
}
