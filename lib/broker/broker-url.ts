import type { MqttSettings } from "#lib/core/settings.ts";
import { isLoopbackAddress } from "./identity/access.ts";
import { SERVICE_NAME } from "./identity/identity.ts";
import { serviceToken } from "./service-token.ts";

/** Where the processes of a home connect, with their name and token: the broker that runs elsewhere, or our own. Never log it. */
export function brokerUrl(home: string, { url, host, port }: MqttSettings): string {
  if (url) return url;
  const own = localHost(host);
  return `mqtt://${SERVICE_NAME}:${serviceToken(home)}@${own.includes(":") ? `[${own}]` : own}:${port}`;
}

/** The address of this machine alone that our own broker listens on, whatever other it listens on too. */
export function localHost(host: string): string {
  return host === "localhost" || isLoopbackAddress(host) ? host : "127.0.0.1";
}
