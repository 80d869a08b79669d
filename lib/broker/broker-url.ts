import type { MqttSettings } from "#lib/core/settings.ts";

/** Where clients of this site's broker connect: the one that runs elsewhere, or our own. */
export function brokerUrl({ url, host, port }: MqttSettings): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  return url ?? `mqtt://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}
