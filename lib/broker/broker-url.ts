import type { MqttSettings } from "#lib/core/settings.ts";
import { isLoopbackAddress } from "./identity/access.ts";

/** Where clients of this site's broker connect: the one that runs elsewhere, or our own, on this machine. */
export function brokerUrl({ url, host, port }: MqttSettings): string {
  const own = localHost(host);
  return url ?? `mqtt://${own.includes(":") ? `[${own}]` : own}:${port}`;
}

/** The address of this machine alone that our own broker listens on, whatever other it listens on too. */
export function localHost(host: string): string {
  return host === "localhost" || isLoopbackAddress(host) ? host : "127.0.0.1";
}
