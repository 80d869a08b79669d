import { randomUUID } from "node:crypto";
import { readSettings } from "#lib/core/settings.ts";

const HOST = /^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;

const shared = globalThis as typeof globalThis & { wattbookPrintKey?: string };

/** Known to this process alone: by it the printer says whose links it prints, at an address of its own. */
function printKey(): string {
  shared.wattbookPrintKey ??= randomUUID();
  return shared.wattbookPrintKey;
}

const PRINT_ORIGIN = "x-print-origin";

/** The header that makes a page's links point where the reader of the print is. */
export function printHeaders(origin: string): Record<string, string> {
  return { [PRINT_ORIGIN]: `${printKey()} ${origin}` };
}

/** Where this server answers on this machine. */
export function ownOrigin(): string {
  const { host, port } = readSettings(process.env);
  const own = ["0.0.0.0", "::"].includes(host) ? "127.0.0.1" : host;
  return `http://${own.includes(":") ? `[${own}]` : own}:${port}`;
}

/**
 * Where links that leave a page point: SITE_URL, else the host that the request names. What proxies add (x-forwarded-…) is not
 * believed, as anyone can send it.
 */
export function siteOrigin(headers: Pick<Headers, "get">): string {
  const { siteUrl, port } = readSettings(process.env);
  if (siteUrl) return siteUrl;
  const [key, printed] = headers.get(PRINT_ORIGIN)?.split(" ") ?? [];
  if (printed && key === printKey()) return printed;
  const host = headers.get("host") ?? "";
  return `http://${HOST.test(host) ? host : `localhost:${port}`}`;
}
