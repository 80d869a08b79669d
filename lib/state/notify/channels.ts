import { eq, sql } from "drizzle-orm";
import { UserError } from "#lib/core/user-error.ts";
import type { Channel } from "#lib/notify/channel.ts";
import { channelView } from "#lib/notify/channel-view.ts";
import type { Database } from "../open-state.ts";
import { channel } from "../schema/notify.ts";
import { change } from "../schema/registry.ts";
import { storedChannel } from "./stored-channel.ts";
import type { Transaction } from "./transaction.ts";
import { forgetWebhookSecret, renewWebhookSecret } from "./webhook-secret.ts";

/** There is no sign-in, so there is a bound. */
const MOST = 100;

export async function listChannels(db: Database): Promise<Channel[]> {
  return (await db.select().from(channel).orderBy(channel.name, channel.id)).map(storedChannel);
}

export async function readChannel(db: Database, id: string): Promise<Channel | undefined> {
  const [row] = await db.select().from(channel).where(eq(channel.id, id));
  return row && storedChannel(row);
}

/** Keeps a new channel; gives the secret of a webhook, which is shown this once. Undefined: there is one of that id. */
export function addChannel(
  db: Database,
  added: Channel,
  actor: string,
  now: number,
): Promise<{ secret?: string } | undefined> {
  return db.transaction(async (tx) => {
    const [counted] = await tx.select({ count: sql<number>`count(*)::integer` }).from(channel);
    if ((counted?.count ?? 0) >= MOST)
      throw new UserError(`Cannot add a channel as there are ${MOST}: remove one first`);
    const [row] = await tx.insert(channel).values(rowOf(added)).onConflictDoNothing().returning({ id: channel.id });
    if (!row) return undefined;
    await remember(tx, actor, "created", undefined, added);
    return added.kind === "webhook" ? { secret: await renewWebhookSecret(tx, added.id, now) } : {};
  });
}

/** Changes a channel to what `changed` makes of it. Undefined: there is none. */
export function changeChannel(
  db: Database,
  id: string,
  changed: (before: Channel) => Channel,
  actor: string,
  now: number,
): Promise<Channel | undefined> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(channel).where(eq(channel.id, id)).for("update");
    if (!row) return undefined;
    const before = storedChannel(row);
    const after = changed(before);
    await tx
      .update(channel)
      .set({ ...rowOf(after), updatedAt: new Date(now) })
      .where(eq(channel.id, id));
    await remember(tx, actor, "changed", before, after);
    return after;
  });
}

/** Removes a channel with all that waits on it. False: there is none. */
export function removeChannel(db: Database, id: string, actor: string): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [row] = await tx.delete(channel).where(eq(channel.id, id)).returning();
    if (!row) return false;
    await forgetWebhookSecret(tx, id);
    await remember(tx, actor, "removed", storedChannel(row), undefined);
    return true;
  });
}

/** Gives a webhook a new secret, which is shown this once. Undefined: there is no such webhook. */
export function renewSecret(db: Database, id: string, actor: string, now: number): Promise<string | undefined> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(channel).where(eq(channel.id, id)).for("update");
    if (row?.kind !== "webhook") return undefined;
    const secret = await renewWebhookSecret(tx, id, now);
    await remember(tx, actor, "secret renewed", undefined, undefined, id);
    return secret;
  });
}

function rowOf({ id, kind, name, config, minSeverity, ruleIds, quiet, escalateAfterS, enabled }: Channel) {
  return {
    ...{ id, kind, name, minSeverity, escalateAfterS, enabled },
    config: { ...config } as Record<string, unknown>,
    ruleIds: ruleIds && [...ruleIds],
    quiet: quiet && {
      ...{ from: quiet.from, to: quiet.to, ...(quiet.days ? { days: [...quiet.days] } : {}) },
      ...(quiet.holidays ? { holidays: true } : {}),
    },
  };
}

async function remember(
  tx: Transaction,
  actor: string,
  action: string,
  before: Channel | undefined,
  after: Channel | undefined,
  entityId = (after ?? before)?.id ?? "",
): Promise<void> {
  const [was, is] = [before, after].map((one) => one && channelView(one));
  await tx
    .insert(change)
    .values({ actor, action, entity: "channel", entityId, before: was ?? null, after: is ?? null });
}
