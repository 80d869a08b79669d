import { isUserError } from "#lib/core/user-error.ts";
import type { Message } from "../message.ts";
import { type OutboundWorld, postOutbound } from "../outbound/post-outbound.ts";
import type { Outcome } from "../outcome.ts";
import { whyItFailed } from "../why-it-failed.ts";
import { type PayloadSite, webhookPayload } from "./payload.ts";
import { webhookSignature } from "./signature.ts";

export interface WebhookWorld extends PayloadSite {
  readonly outbound: OutboundWorld;
  readonly now: () => number;
}

/** Posts a message to a webhook, signed: without a secret nothing is sent. What receivers answer in passing is tried again: 408, 425, 429 and 5xx. */
export async function sendWebhook(
  url: string,
  secrets: readonly string[],
  message: Message,
  world: WebhookWorld,
): Promise<Outcome> {
  if (secrets.length === 0) {
    return { failed: "Cannot sign it as its webhook has no secret: give it a new one at /alarms/channels" };
  }
  const body = JSON.stringify(webhookPayload(message, world));
  const headers = {
    "content-type": "application/json",
    "user-agent": "Wattbook",
    "wattbook-delivery": message.id,
    "wattbook-signature": webhookSignature(body, secrets, world.now()),
  };
  try {
    return outcomeOf(await postOutbound(url, { headers, body }, world.outbound));
  } catch (error) {
    const why = whyItFailed(error, [url, ...secrets]);
    return isUserError(error) ? { failed: why } : { retry: why };
  }
}

function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return { ok: true };
  if (status >= 300 && status < 400) return { failed: `It answered ${status}: redirects are not followed` };
  const isPassing = status === 408 || status === 425 || status === 429 || status >= 500;
  return isPassing ? { retry: `It answered ${status}` } : { failed: `It answered ${status}` };
}
