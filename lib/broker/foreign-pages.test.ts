import { once } from "node:events";
import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { afterEach, expect, it } from "vitest";
import { WebSocket } from "ws";
import { type EmbeddedBroker, startEmbeddedBroker } from "./embedded-broker.ts";

let broker: EmbeddedBroker | undefined;
afterEach(() => broker?.close());

/** Opens a WebSocket as whoever sends these headers; what it is told: "open", or the problem. */
async function opened(headers: { readonly host?: string; readonly origin?: string }) {
  const listeners = [{ host: "127.0.0.1", port: 0 }];
  const names = ["broker.lan", "energy.example.org"];
  broker = await startEmbeddedBroker({ listeners, names, now: Date.now, store: (_, stored) => stored() });
  const socket = new WebSocket(`ws://127.0.0.1:${broker.ports[0]}`, "mqtt", { headers });
  socket.on("error", () => undefined);
  return Promise.race([
    once(socket, "open").then(() => "open"),
    once(socket, "unexpected-response").then(async ([, answer]: IncomingMessage[]) => [
      answer!.headers["content-type"],
      JSON.parse(await text(answer!)),
    ]),
  ]);
}

it.each([
  {},
  { origin: "http://127.0.0.1:3000" },
  { host: "localhost:1883", origin: "http://localhost:3000" },
  { host: "[::1]:1883", origin: "http://[::1]:3000" },
  { host: "192.168.0.7:1883", origin: "http://192.168.0.7:3000" },
  { host: "broker.lan:1883" },
  { host: "energy.example.org:8883", origin: "https://energy.example.org" },
])("startEmbeddedBroker() opens a WebSocket with %j", async (headers) => {
  expect(await opened(headers)).toBe("open");
});

it.each([
  { host: "evil.example:1883", origin: "http://evil.example:3000" },
  { host: "evil.example:1883" },
  { host: "127.0.0.1.evil.example", origin: "http://127.0.0.1.evil.example" },
])("startEmbeddedBroker() refuses a name that was made to point here: %j", async (headers) => {
  const detail = expect.stringMatching(
    /^Cannot answer as ".*evil.example.*" is no name of this Wattbook: set ALLOWED_HOSTS/,
  );
  expect(await opened(headers)).toEqual(["application/problem+json", expect.objectContaining({ status: 421, detail })]);
});

it.each([{ origin: "https://elsewhere.example" }, { host: "localhost", origin: "null" }])(
  "startEmbeddedBroker() refuses a WebSocket that a page of another site opens: %j",
  async (headers) => {
    expect(await opened(headers)).toEqual(["application/problem+json", expect.objectContaining({ status: 403 })]);
  },
);
