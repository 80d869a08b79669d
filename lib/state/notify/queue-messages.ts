import { randomUUID } from "node:crypto";
import { inArray, sql } from "drizzle-orm";
import { fromDrizzle } from "pg-boss";
import type { Judged, Waiting } from "#lib/notify/routing/judge.ts";
import type { Jobs } from "../jobs.ts";
import { notification } from "../schema/notify.ts";
import { DELIVERY_QUEUE, type DeliveryJob } from "./delivery-queue.ts";
import type { Transaction } from "./transaction.ts";

/** Gives each message its id and a job, in the transaction that marks what is in it: neither is there without the other. */
export async function queueMessages(
  tx: Transaction,
  jobs: Jobs,
  channelId: string,
  messages: readonly (readonly Waiting[])[],
  { passed, drop }: Judged,
  now: number,
): Promise<number> {
  const db = fromDrizzle(tx, sql);
  // What came and went is told with the first message, or by one of its own.
  const all: (readonly Waiting[])[] = passed.length > 0 && messages.length === 0 ? [[]] : [...messages];
  for (const [i, waiting] of all.entries()) {
    const [one] = waiting;
    const isAlone = waiting.length === 1 && one !== undefined;
    const messageId = isAlone ? one.id : randomUUID();
    const count = i === 0 ? passed.length : 0;
    const job: DeliveryJob = { messageId, channelId, kind: isAlone ? "alarm" : "digest", at: now, passed: count };
    const queued = { messageId, queuedAt: new Date(now) };
    if (waiting.length > 0) {
      const ids = waiting.map(({ id }) => id);
      await tx
        .update(notification)
        .set({ ...queued, status: "queued", lastError: null })
        .where(inArray(notification.id, ids));
    } else {
      // So that the message counts, though nothing is in it.
      const gone = drop.filter(({ waiting: { alarm } }) => passed.includes(alarm.id)).map(({ waiting: { id } }) => id);
      await tx.update(notification).set(queued).where(inArray(notification.id, gone));
    }
    await jobs.send(DELIVERY_QUEUE, job, { id: messageId, db });
  }
  return all.length;
}
