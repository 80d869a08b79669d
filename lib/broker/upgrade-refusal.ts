import type { IncomingMessage } from "node:http";
import { isSiteHost } from "#lib/core/site-hosts.ts";

/** Why a WebSocket is not opened, as an answer in HTTP. A browser lets any page open a WebSocket to any address. */
export function upgradeRefusal({ headers }: IncomingMessage, names: readonly string[]): string | undefined {
  const { host = "", origin } = headers;
  if (!isSiteHost(host, names)) {
    const shown = JSON.stringify(host.slice(0, 80));
    return answerOf(
      421,
      "Misdirected Request",
      `Cannot answer as ${shown} is no name of this Wattbook: set ALLOWED_HOSTS to the names by which it is reached, or SITE_URL to its address`,
    );
  }
  if (origin === undefined || URL.parse(origin)?.hostname === URL.parse(`http://${host}`)?.hostname) return undefined;
  return answerOf(403, "Forbidden", "Only pages of this Wattbook's own host may open a WebSocket");
}

function answerOf(status: number, title: string, detail: string): string {
  const body = JSON.stringify({ type: "about:blank", title, status, detail });
  const lines = [
    "Content-Type: application/problem+json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
  ];
  return [`HTTP/1.1 ${status} ${title}`, ...lines, "", body].join("\r\n");
}
