import webPush from "web-push";
import { isUserError } from "#lib/core/user-error.ts";
import type { Message } from "../message.ts";
import { type OutboundWorld, postOutbound } from "../outbound/post-outbound.ts";
import type { Outcome } from "../outcome.ts";
import { ALWAYS_HEARD } from "../routing/quiet-hours.ts";
import { whyItFailed } from "../why-it-failed.ts";
import type { Language } from "../words.ts";
import { pushPayload } from "./push-payload.ts";
import type { VapidKeys } from "./vapid-keys.ts";

/** A browser that wants to be pushed to. */
export interface PushSubscription {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
  readonly language: Language;
}

export interface PushWorld {
  readonly outbound: OutboundWorld;
  readonly keys: VapidKeys;
  readonly zone: string;
  /** Who push services may turn to: `mailto:…` or the site's address. */
  readonly contact: string;
  /** Forgets a browser that does not want any more. */
  readonly forget: (endpoint: string) => Promise<void>;
  /** Remembers whether a browser could not be reached. */
  readonly mark: (endpoint: string, failed: boolean) => Promise<void>;
}

const TTL_S = 86_400;
const AT_ONCE = 8;

/** Pushes a message to all browsers. One that was reached before gets it again at another try, and shows it once. */
export async function sendPush(
  channel: string,
  subscriptions: readonly PushSubscription[],
  message: Message,
  world: PushWorld,
): Promise<Outcome> {
  if (subscriptions.length === 0) return { failed: "No browser has subscribed" };
  const outcomes: Outcome[] = [];
  for (let i = 0; i < subscriptions.length; i += AT_ONCE) {
    const some = subscriptions.slice(i, i + AT_ONCE);
    outcomes.push(...(await Promise.all(some.map((one) => pushTo(channel, one, message, world)))));
  }
  const retries = outcomes.flatMap((outcome) => ("retry" in outcome ? outcome.retry : []));
  if (retries[0] !== undefined) return { retry: retries[0] };
  const failures = outcomes.flatMap((outcome) => ("failed" in outcome ? outcome.failed : []));
  if (failures[0] === undefined) return { ok: true };
  if (failures.length === outcomes.length) return { failed: failures[0] };
  return { ok: true, note: `${failures.length} of ${outcomes.length} browsers: ${failures[0]}` };
}

async function pushTo(
  channel: string,
  subscription: PushSubscription,
  message: Message,
  world: PushWorld,
): Promise<Outcome> {
  const { endpoint, p256dh, auth, language } = subscription;
  const secrets = [endpoint, new URL(endpoint).pathname, auth, p256dh, world.keys.privateKey];
  try {
    const payload = pushPayload(message, language, world.zone, channel);
    const isUrgent = message.notices.some(({ alarm }) => alarm.severity >= ALWAYS_HEARD);
    const request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(payload), {
      vapidDetails: { subject: world.contact, ...world.keys },
      TTL: TTL_S,
      urgency: isUrgent ? "high" : "normal",
      // A push service keeps only the last of a topic for a browser that is away.
      topic: payload.tag,
    });
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const status = await postOutbound(endpoint, { headers, body: request.body ?? "" }, world.outbound);
    if (status === 404 || status === 410) {
      await world.forget(endpoint);
      return { failed: "It does not want to be told any more" };
    }
    const isSent = status >= 200 && status < 300;
    await world.mark(endpoint, !isSent);
    if (isSent) return { ok: true };
    const why = `The push service answered ${status}`;
    return status === 408 || status === 429 || status >= 500 ? { retry: why } : { failed: why };
  } catch (error) {
    const why = whyItFailed(error, secrets);
    return isUserError(error) ? { failed: why } : { retry: why };
  }
}
