import { createServer, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createWebSocketStream, WebSocketServer } from "ws";
import { upgradeRefusal } from "./upgrade-refusal.ts";

type Handle = (stream: Duplex, request?: IncomingMessage) => void;

const LETTER_G = 0x47;

/**
 * Tells MQTT over TCP from MQTT over WebSocket by a connection's first byte, so that one port serves both: HTTP's `GET` begins
 * with a G, an MQTT CONNECT never does. A connection that says nothing in time is closed, and a WebSocket is opened under this
 * machine's names, plain addresses and `names` alone.
 */
export function routeConnections(
  handle: Handle,
  silenceMs: number,
  names: readonly string[],
): (socket: Socket) => void {
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: 2 ** 20,
    handleProtocols: (offered) => (offered.has("mqtt") ? "mqtt" : offered.has("mqttv3.1") ? "mqttv3.1" : false),
  });
  const http = createServer((_, response) => {
    response.writeHead(426, { connection: "close", upgrade: "websocket" }).end("MQTT over WebSocket is spoken here.\n");
  });
  http.on("upgrade", (request, socket, head) => {
    const refusal = upgradeRefusal(request, names);
    if (refusal !== undefined) {
      socket.end(refusal);
      return;
    }
    webSockets.handleUpgrade(request, socket, head, (webSocket) => {
      const stream = createWebSocketStream(webSocket);
      stream.on("error", () => webSocket.terminate());
      handle(stream, request);
    });
  });
  return (socket) => {
    const silence = setTimeout(() => socket.destroy(), silenceMs);
    socket.once("close", () => clearTimeout(silence));
    socket.once("data", (first: Buffer) => {
      clearTimeout(silence);
      socket.pause();
      socket.unshift(first);
      if (first[0] === LETTER_G) http.emit("connection", socket);
      else handle(socket);
      process.nextTick(() => socket.resume());
    });
  };
}
