import { ECDH } from "node:crypto";
import { UserError } from "#lib/core/user-error.ts";
import { outboundTarget } from "../outbound/outbound-target.ts";
import type { Language } from "../words.ts";
import type { PushSubscription } from "./send-push.ts";

/** What a browser's `PushSubscription.toJSON()` gives, and its reader's language. */
export interface AskedSubscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
  readonly language?: Language | undefined;
}

/**
 * A subscription that can be pushed to.
 *
 * @throws {UserError} If its address may not be sent to, or its keys are none.
 */
export function parseSubscription(asked: AskedSubscription, privateHosts: readonly string[]): PushSubscription {
  const { endpoint, keys, language = "en" } = asked;
  const { url } = outboundTarget(endpoint, privateHosts);
  if (!isPoint(keys.p256dh)) throw new UserError("Cannot subscribe as keys.p256dh is no point of P-256 in base64url");
  if (!/^[\w-]{22}$/.test(keys.auth))
    throw new UserError("Cannot subscribe as keys.auth must be 16 bytes in base64url");
  return { endpoint: url.href, p256dh: keys.p256dh, auth: keys.auth, language };
}

function isPoint(text: string): boolean {
  if (!/^[\w-]{87}$/.test(text)) return false;
  try {
    return ECDH.convertKey(text, "prime256v1", "base64url", "hex", "uncompressed").length === 130;
  } catch {
    return false;
  }
}
