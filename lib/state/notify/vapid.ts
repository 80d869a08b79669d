import { eq } from "drizzle-orm";
import { newVapidKeys, type VapidKeys } from "#lib/notify/push/vapid-keys.ts";
import type { Database } from "../open-state.ts";
import { siteSecret } from "../schema/notify.ts";

const NAME = "vapid";

/** The keys by which push services know this site: made once, whoever asks first. */
export async function vapidKeys(db: Database): Promise<VapidKeys> {
  const stored = () => db.select().from(siteSecret).where(eq(siteSecret.name, NAME));
  let [row] = await stored();
  if (!row) {
    await db
      .insert(siteSecret)
      .values({ name: NAME, value: { ...newVapidKeys() } })
      .onConflictDoNothing();
    [row] = await stored();
  }
  return row?.value as unknown as VapidKeys;
}
