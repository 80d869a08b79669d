import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { CLIENT_HEADER } from "./client.ts";

/**
 * Writes the address at the other end of the connection into each request, over whatever a client wrote there: Next hands on
 * no address but `x-forwarded-for`, which anyone can send.
 */
export function noteClients(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    request.headers[CLIENT_HEADER] = request.socket.remoteAddress ?? "unknown";
  });
}
