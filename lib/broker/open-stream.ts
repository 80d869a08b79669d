import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import type { Duplex } from "node:stream";
import { connect as connectTls } from "node:tls";
import { createWebSocketStream, WebSocket } from "ws";

const PORTS: Readonly<Record<string, number>> = { "mqtt:": 1883, "mqtts:": 8883 };

/** Opens a connection to the broker of an address (`mqtt:`, `mqtts:`, `ws:`, `wss:`), and waits until it stands. */
export async function openStream(url: URL, signal: AbortSignal): Promise<Duplex> {
  const port = Number(url.port) || PORTS[url.protocol];
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (url.protocol === "mqtt:") return ready(connectTcp({ host, port: port!, noDelay: true }), "connect", signal);
  if (url.protocol === "mqtts:") {
    return ready(connectTls({ host, port: port!, servername: host }), "secureConnect", signal);
  }
  const address = new URL(url);
  address.username = "";
  address.password = "";
  const socket = new WebSocket(address, "mqtt", { maxPayload: 2 ** 24 });
  try {
    await once(socket, "open", { signal });
    return createWebSocketStream(socket);
  } catch (error) {
    socket.terminate();
    throw error;
  }
}

async function ready(stream: Duplex, event: string, signal: AbortSignal): Promise<Duplex> {
  try {
    await once(stream, event, { signal });
    return stream;
  } catch (error) {
    stream.destroy();
    throw error;
  }
}
