import { vapidKeys } from "#lib/state/notify/vapid.ts";
import { answered } from "../../../_server/channels/answered.ts";

/** The public key that a browser subscribes with: `{key}`. */
export function GET(): Promise<Response> {
  return answered(async (db) => Response.json({ key: (await vapidKeys(db)).publicKey }));
}
