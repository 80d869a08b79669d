import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { UserError } from "#lib/core/user-error.ts";
import type { OutboundTarget } from "./outbound-target.ts";
import { isPublicAddress } from "./public-address.ts";

/** All addresses of a name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** Asks as every other program of this machine does. */
export async function systemResolve(host: string): Promise<readonly string[]> {
  return (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);
}

/**
 * The one address a message goes to: the name is looked up once, and nobody looks it up again before the connection. A name
 * with even one private address is refused, because whoever answers for it may choose which is used.
 *
 * @throws {UserError} If an address is private. Anything else: the name could not be looked up now.
 */
export async function pinnedAddress({ host, isAllowed }: OutboundTarget, resolve: Resolve): Promise<string> {
  const addresses = isIP(host) ? [host] : await resolve(host);
  const [first] = addresses;
  if (first === undefined) throw new Error(`${host} has no address`);
  const hidden = isAllowed ? undefined : addresses.find((address) => !isPublicAddress(address));
  if (hidden === undefined) return first;
  throw new UserError(
    `Cannot send to ${host} as it leads to ${hidden}, which is no public address; WEBHOOK_PRIVATE_HOSTS lists hosts of this network that may be reached`,
  );
}
