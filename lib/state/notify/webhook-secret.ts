import { eq } from "drizzle-orm";
import { newWebhookSecret } from "#lib/notify/webhook/signature.ts";
import type { Database } from "../open-state.ts";
import { siteSecret } from "../schema/notify.ts";
import type { Transaction } from "./transaction.ts";

/** How long the secret before still signs too, so that a receiver may be changed without missing anything. */
const OVERLAP_MS = 86_400_000;

interface Stored {
  readonly secret: string;
  readonly before?: string;
  readonly beforeUntil?: number;
}

function nameOf(channelId: string): string {
  return `webhook:${channelId}`;
}

/** Secrets that sign a webhook's messages now, the newest first. */
export async function webhookSecrets(db: Database, channelId: string, now: number): Promise<string[]> {
  const [row] = await db
    .select()
    .from(siteSecret)
    .where(eq(siteSecret.name, nameOf(channelId)));
  if (!row) return [];
  const { secret, before, beforeUntil = 0 } = row.value as unknown as Stored;
  return before !== undefined && now < beforeUntil ? [secret, before] : [secret];
}

/** Gives a webhook a new secret, which is shown this once; the one before signs for another day. */
export async function renewWebhookSecret(tx: Transaction, channelId: string, now: number): Promise<string> {
  const name = nameOf(channelId);
  const [row] = await tx.select().from(siteSecret).where(eq(siteSecret.name, name)).for("update");
  const secret = newWebhookSecret();
  const was = row ? (row.value as unknown as Stored).secret : undefined;
  const value = { secret, ...(was === undefined ? {} : { before: was, beforeUntil: now + OVERLAP_MS }) };
  await tx.insert(siteSecret).values({ name, value }).onConflictDoUpdate({ target: siteSecret.name, set: { value } });
  return secret;
}

export async function forgetWebhookSecret(tx: Transaction, channelId: string): Promise<void> {
  await tx.delete(siteSecret).where(eq(siteSecret.name, nameOf(channelId)));
}
