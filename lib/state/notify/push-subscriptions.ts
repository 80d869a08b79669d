import { and, eq, isNull, sql } from "drizzle-orm";
import { UserError } from "#lib/core/user-error.ts";
import type { PushSubscription } from "#lib/notify/push/send-push.ts";
import type { Database } from "../open-state.ts";
import { pushSubscription } from "../schema/notify.ts";

/** There is no sign-in, so there is a bound. */
const MOST = 1000;

export async function pushSubscriptions(db: Database): Promise<PushSubscription[]> {
  const rows = await db.select().from(pushSubscription).orderBy(pushSubscription.createdAt);
  return rows.map(({ endpoint, p256dh, auth, language }) => ({
    ...{ endpoint, p256dh, auth },
    language: language === "ko" ? "ko" : "en",
  }));
}

/** Keeps a subscription, or what changed of one. */
export async function keepSubscription(db: Database, { endpoint, ...rest }: PushSubscription): Promise<void> {
  const [known] = await db
    .update(pushSubscription)
    .set({ ...rest, failedAt: null })
    .where(eq(pushSubscription.endpoint, endpoint))
    .returning({ endpoint: pushSubscription.endpoint });
  if (known) return;
  const [counted] = await db.select({ count: sql<number>`count(*)::integer` }).from(pushSubscription);
  if ((counted?.count ?? 0) >= MOST)
    throw new UserError(`Cannot subscribe as ${MOST} browsers have: remove some first`);
  await db
    .insert(pushSubscription)
    .values({ endpoint, ...rest })
    .onConflictDoUpdate({ target: pushSubscription.endpoint, set: rest });
}

export async function forgetSubscription(db: Database, endpoint: string): Promise<void> {
  await db.delete(pushSubscription).where(eq(pushSubscription.endpoint, endpoint));
}

/** Remembers since when a browser cannot be reached, or that it can. */
export async function markSubscription(db: Database, endpoint: string, failed: boolean, now: number): Promise<void> {
  const one = eq(pushSubscription.endpoint, endpoint);
  await db
    .update(pushSubscription)
    .set({ failedAt: failed ? new Date(now) : null })
    .where(failed ? and(one, isNull(pushSubscription.failedAt)) : one);
}
