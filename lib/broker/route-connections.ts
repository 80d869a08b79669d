import { createServer, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { createWebSocketStream, WebSocketServer } from "ws";

type Handle = (stream: Duplex, request?: IncomingMessage) => void;

const LETTER_G = 0x47;

/**
 * Tells MQTT over TCP from MQTT over WebSocket by a connection's first byte, so that one port serves both: HTTP's `GET` begins
 * with a G, an MQTT CONNECT never does. A connection that says nothing in time is closed.
 */
export function routeConnections(handle: Handle, silenceMs: number): (socket: Socket) => void {
  const webSockets = new WebSocketServer({
    noServer: true,
    maxPayload: 2 ** 20,
    handleProtocols: (offered) => (offered.has("mqtt") ? "mqtt" : offered.has("mqttv3.1") ? "mqttv3.1" : false),
  });
  const http = createServer((_, response) => {
    response.writeHead(426, { connection: "close", upgrade: "websocket" }).end("MQTT over WebSocket is spoken here.\n");
  });
  http.on("upgrade", (request, socket, head) => {
    if (isForeign(request)) {
      socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
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

/** Whether a page of another site asks: a browser lets any page open a WebSocket to any address. */
function isForeign({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return false;
  const origin = URL.parse(headers.origin);
  const asked = URL.parse(`http://${headers.host}`);
  return !origin || !asked || origin.hostname !== asked.hostname;
}
