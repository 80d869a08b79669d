import { createHmac, randomBytes } from "node:crypto";

/** A secret that signs a webhook's messages. */
export function newWebhookSecret(): string {
  return `wbs_${randomBytes(32).toString("base64url")}`;
}

/**
 * The header `Wattbook-Signature` of a message: `t=<seconds since 1970>,v1=<HMAC-SHA-256 of "t.body" in hex>`, with a `v1` for
 * each secret that is valid, as for a while after a new one was made there are two. A receiver takes the message if one of them
 * is what it computes itself, compared in constant time, and if the time is near its own.
 */
export function webhookSignature(body: string, secrets: readonly string[], now: number): string {
  const t = Math.floor(now / 1000);
  const hmac = (secret: string) => createHmac("sha256", secret).update(`${t}.${body}`).digest("hex");
  return [`t=${t}`, ...secrets.map((secret) => `v1=${hmac(secret)}`)].join(",");
}
