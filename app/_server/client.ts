/** Where `noteClients` leaves the address of the connection. */
export const CLIENT_HEADER = "x-wattbook-client";

/** Who asks: the address of the connection, of IPv6 the network; this machine is one client, and so is a proxy before us. */
export function clientOf(request: Request): string {
  const address = (request.headers.get(CLIENT_HEADER) ?? "unknown").replace(/^::ffff:/, "");
  if (address === "::1" || address.startsWith("127.")) return "local";
  return address.includes(":") ? address.split(":").slice(0, 4).join(":") : address;
}
