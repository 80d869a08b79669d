import type { Settings } from "#lib/core/settings.ts";
import { isSiteHost, siteHosts } from "#lib/core/site-hosts.ts";
import { problem } from "./problem.ts";

const CHANGES_NOTHING = new Set(["GET", "HEAD", "OPTIONS"]);
/** What a page may send to another site without a question before: whatever else it sends, the browser asks first, and we say no. */
const UNASKED = new Set(["", "text/plain", "multipart/form-data", "application/x-www-form-urlencoded"]);

/** Refuses what does not name this site, and what a page of another site sends to change something. Asked of every request. */
export function foreignRequest(
  { method, headers }: Pick<Request, "method" | "headers">,
  settings: Settings,
): Response | undefined {
  const host = headers.get("host");
  if (host !== null && !isSiteHost(host, siteHosts(settings))) return unknownHost(host);
  if (CHANGES_NOTHING.has(method)) return undefined;
  // Browsers tell it to addresses with TLS and to this machine's own alone.
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin" || site === "none" ? undefined : anotherSite();
  const origin = headers.get("origin");
  if (origin !== null) return isOwnOrigin(origin, host, settings.siteUrl) ? undefined : anotherSite();
  // Programs tell no origin, and neither do old browsers.
  const [type = ""] = (headers.get("content-type") ?? "").split(";");
  if (method !== "POST" || !UNASKED.has(type.trim().toLowerCase())) return undefined;
  return problem(415, "Wrong type", "Send it with the header Content-Type: application/json, also without a body");
}

function isOwnOrigin(origin: string, host: string | null, siteUrl: string | undefined): boolean {
  const asked = URL.parse(origin)?.host;
  // A proxy that ends TLS may ask under a name of its own.
  return Boolean(asked) && (asked === host?.toLowerCase() || origin === siteUrl);
}

function unknownHost(host: string): Response {
  return problem(
    421,
    "Another site's name",
    `Cannot answer as ${JSON.stringify(host.slice(0, 80))} is no name of this Wattbook: set ALLOWED_HOSTS to the names by which it is reached, or SITE_URL to its address`,
  );
}

function anotherSite(): Response {
  return problem(403, "Another site's request", "This may only be sent by this Wattbook's own pages");
}
