import * as z from "zod/mini";
import { parseSubscription } from "#lib/notify/push/parse-subscription.ts";
import { forgetSubscription, keepSubscription } from "#lib/state/notify/push-subscriptions.ts";
import { subscriptionBody } from "../../../_server/bodies/subscription-body.ts";
import { answered } from "../../../_server/channels/answered.ts";
import { jsonBody } from "../../../_server/json-body.ts";

const ofBrowser = z.object({ endpoint: z.string() });

/** Keeps a browser's subscription: what its `PushSubscription.toJSON()` gives, and the reader's language. */
export async function POST(request: Request): Promise<Response> {
  const sent = await jsonBody(request, subscriptionBody, "{endpoint, keys: {p256dh, auth}, language?}");
  if (sent instanceof Response) return sent;
  return answered(async (db, { notify }) => {
    await keepSubscription(db, parseSubscription(sent, notify.privateHosts));
    return new Response(null, { status: 204 });
  });
}

/** Forgets a browser: `{endpoint}`. */
export async function DELETE(request: Request): Promise<Response> {
  const sent = await jsonBody(request, ofBrowser, "{endpoint}");
  if (sent instanceof Response) return sent;
  return answered(async (db) => {
    await forgetSubscription(db, sent.endpoint);
    return new Response(null, { status: 204 });
  });
}
