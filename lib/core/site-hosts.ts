import type { Settings } from "./settings.ts";

/** A Host header: a name or an address, perhaps with a port. */
const HOST = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;

/**
 * Names by which others reach this Wattbook, besides those of loopback and plain addresses: of HOST, MQTT_HOST, SITE_URL and
 * ALLOWED_HOSTS.
 *
 * @param settings The settings.
 * @returns Names in small letters, without ports.
 */
export function siteHosts({ host, mqtt, siteUrl, allowedHosts }: Settings): string[] {
  const named = siteUrl === undefined ? [] : [new URL(siteUrl).hostname];
  return [host, mqtt.host, ...named, ...allowedHosts].map((name) => name.toLowerCase());
}

/**
 * Tells whether a request that names a host means this Wattbook. A page of another site may have its own name point at this
 * machine, and a browser then takes both for one site (DNS rebinding). It can have neither an address nor `localhost` for a
 * name, so these are always ours.
 *
 * @param host The request's Host header.
 * @param names More names that are ours, as of {@link siteHosts}.
 * @returns True where the host is ours, whatever the port.
 */
export function isSiteHost(host: string, names: readonly string[]): boolean {
  const asked = HOST.test(host) ? URL.parse(`http://${host}`)?.hostname.replace(/\.$/, "") : undefined;
  if (!asked) return false;
  if (asked === "localhost" || asked.endsWith(".localhost")) return true;
  return IPV4.test(asked) || asked.startsWith("[") || names.includes(asked);
}
