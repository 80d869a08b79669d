/** Whom a connection speaks for. */
export type Identity =
  /** A process of this site. */
  | { readonly kind: "service" }
  /** Somebody on this machine who shows nothing. */
  | { readonly kind: "anonymous" }
  /** A device, by a token or, without one, by its certificate. */
  | { readonly kind: "device"; readonly id: string; readonly tokenId: string | null };

/** The name by which the processes of a site connect. */
export const SERVICE_NAME = "wattbook";

/** Who sent a message that may speak for no device: what it says of one with a token is not believed. */
export const NOBODY = "";

/**
 * Whether readings of a device may come from a sender that proved to be one: from itself; from its channels, as Shelly counts
 * them (`plug:1`); and from what is behind it, as Sparkplug names it (`group/node/device`).
 */
export function ownsDevice(sender: string, deviceId: string): boolean {
  if (sender === NOBODY || !deviceId.startsWith(sender)) return false;
  const rest = deviceId.slice(sender.length);
  return rest === "" || rest.startsWith("/") || /^:\d+$/.test(rest);
}

/** Whether a sender that proved to be a device may say anything on a topic, by its levels. */
export function maySpeak(sender: string, levels: readonly string[]): boolean {
  if (sender === NOBODY) return false;
  const [root, second, , fourth, ...rest] = levels;
  if (root === "campus" && second === "v1") return fourth === "dev" && rest[0] === sender;
  return root !== "spBv1.0" || ownsDevice(sender, [second, fourth, ...rest].join("/"));
}
