import { readSettings } from "#lib/core/settings.ts";

const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

/**
 * Where links that leave a page point: SITE_URL, else the host that the request names. What proxies add (x-forwarded-…) is not
 * believed, as anyone can send it.
 */
export function siteOrigin(headers: Pick<Headers, "get">): string {
  const { siteUrl, port } = readSettings(process.env);
  if (siteUrl) return siteUrl;
  const host = headers.get("host") ?? "";
  return `http://${HOST.test(host) ? host : `localhost:${port}`}`;
}
