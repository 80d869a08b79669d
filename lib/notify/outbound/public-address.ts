import ipaddr from "ipaddr.js";

/** Addresses that are public by their numbers and yet lead into a provider's own network. */
const METADATA = new Set(["168.63.129.16"]);

/** Of what IPv6 has given out as global: ranges that carry IPv4 inside, are for documents or for tunnels. */
const NOT_GLOBAL = ["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "2620:4f:8000::/48"].map((range) =>
  ipaddr.IPv6.parseCIDR(range),
);
const GLOBAL = ipaddr.IPv6.parseCIDR("2000::/3");

/**
 * Tells whether an address belongs to the public Internet: neither this machine, nor the networks around it, nor a cloud's
 * metadata, nor an address that holds another inside (IPv4-mapped, 6to4, NAT64, Teredo).
 */
export function isPublicAddress(address: string): boolean {
  if (METADATA.has(address)) return false;
  // Octal, hexadecimal and shortened forms are read differently by different readers: only the plain one counts.
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address).range() === "unicast";
  if (address.includes("%") || !ipaddr.IPv6.isValid(address)) return false;
  const ip = ipaddr.IPv6.parse(address);
  return ip.range() === "unicast" && ip.match(GLOBAL) && !NOT_GLOBAL.some((range) => ip.match(range));
}
