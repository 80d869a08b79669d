import { isIP } from "node:net";
import { UserError } from "#lib/core/user-error.ts";
import { isPublicAddress } from "./public-address.ts";

/** Where a message may be sent, before its name is looked up. */
export interface OutboundTarget {
  readonly url: URL;
  /** Name or address without brackets. */
  readonly host: string;
  readonly port: number;
  /** Whether the operator allows this host and port although it is private. */
  readonly isAllowed: boolean;
}

const PORTS = new Set([443, 8443]);
const LONGEST_URL = 2000;
/** Names that never belong to the public Internet. */
const PRIVATE_NAME =
  /(^|\.)(localhost|local|localdomain|internal|intranet|lan|home|corp|private|home\.arpa|onion|test|example|invalid)$/;

/**
 * The target that an address names.
 *
 * @param text The address, as somebody wrote it.
 * @param privateHosts `host:port` that are allowed although private, and with http.
 * @throws {UserError} If nothing may be sent there; the message never repeats more than the host.
 */
export function outboundTarget(text: string, privateHosts: readonly string[]): OutboundTarget {
  const url = text.length <= LONGEST_URL && /^[\x21-\x7e\u00a1-\uffff]+$/.test(text) ? URL.parse(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || !url.hostname) {
    throw refused("it must be an address such as https://hooks.example.org/alarms");
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
  if (url.username || url.password) throw refused("it must not hold a name or a password");
  const isAllowed = privateHosts.some((allowed) => allowed.toLowerCase() === `${url.hostname}:${port}`);
  if (isAllowed) return { url, host, port, isAllowed };
  if (url.protocol !== "https:") throw refused("it must begin with https://", host);
  if (!PORTS.has(port)) throw refused(`its port must be 443 or 8443, not ${port}`, host);
  if (isIP(host)) {
    // 0x7f.1, 2130706433, 127.1 and full-width digits all mean an address that they do not show.
    if (writtenHost(text) !== url.hostname) throw refused("an address must be written plainly", host);
    if (!isPublicAddress(host)) throw refused(`${host} is no public address`, host);
  } else if (host.endsWith(".") || !host.includes(".") || PRIVATE_NAME.test(host)) {
    throw refused(`${host} is no public name`, host);
  }
  return { url, host, port, isAllowed };
}

function writtenHost(text: string): string {
  const [, authority = ""] = /^[a-z]+:[/\\]*([^/\\?#]*)/i.exec(text) ?? [];
  return authority.toLowerCase().replace(/:\d*$/, "");
}

function refused(why: string, host?: string): UserError {
  const mend = host === undefined ? "" : "; WEBHOOK_PRIVATE_HOSTS lists hosts of this network that may be reached";
  return new UserError(`Cannot send to this address as ${why}${mend}`);
}
