import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { generate, parser } from "mqtt-packet";
import { afterEach, expect, it } from "vitest";
import { type EmbeddedBroker, startEmbeddedBroker } from "./embedded-broker.ts";
import { publishLoad } from "./load-fixture.ts";

let broker: EmbeddedBroker | undefined;
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await broker?.close();
  broker = undefined;
});

async function start(silenceMs?: number): Promise<{ port: number; stored: string[] }> {
  const stored: string[] = [];
  broker = await startEmbeddedBroker({
    listeners: [{ host: "127.0.0.1", port: 0 }],
    now: Date.now,
    store(message, done) {
      stored.push(message.topic);
      setImmediate(done);
    },
    ...(silenceMs ? { silenceMs } : {}),
  });
  return { port: broker.ports[0]!, stored };
}

function dial(port: number): Socket {
  const socket = connect({ host: "127.0.0.1", port });
  socket.on("error", () => undefined);
  sockets.push(socket);
  return socket;
}

/** Waits until the broker has confirmed a subscription. */
async function subscribed(socket: Socket): Promise<void> {
  const packets = parser();
  const confirmed = new Promise<void>((resolve) => packets.on("packet", ({ cmd }) => cmd === "suback" && resolve()));
  const parse = (bytes: Buffer) => void packets.parse(bytes);
  socket.on("data", parse);
  await confirmed;
  socket.off("data", parse);
}

const CONNECT = generate({
  cmd: "connect",
  protocolId: "MQTT",
  protocolVersion: 4,
  clean: true,
  clientId: "hostile",
  keepalive: 1,
});

const topicOf = (topic: string, payload: string) =>
  generate({ cmd: "publish", topic, payload, qos: 1, messageId: 7, dup: false, retain: false });

let state = 20_261_127;
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

/** Bytes of a client that is broken, or means ill. */
const BROKEN: readonly (() => Buffer)[] = [
  () => Buffer.from(Array.from({ length: 1 + random(200) }, () => random(256))),
  () => {
    const bytes = Buffer.from(CONNECT);
    bytes[random(bytes.length)]! ^= 1 << random(8);
    return bytes;
  },
  () => CONNECT.subarray(0, 1 + random(CONNECT.length - 1)),
  () => Buffer.concat([CONNECT, Buffer.from([0x30, 0xff, 0xff, 0xff, 0x7f])]),
  () => Buffer.concat([CONNECT, Buffer.from([0x32, 0x05, 0xff, 0xff, 1, 2, 3])]),
  () => Buffer.concat([CONNECT, CONNECT]),
  () => Buffer.concat([CONNECT, topicOf("power/measurement", '{"__proto__":{"x":1},"temp":NaN,"humidity":1e309}')]),
  () => Buffer.concat([CONNECT, topicOf("campus/v1/main/dev/x/up", "[".repeat(40_000))]),
  () => Buffer.from("GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
  () => Buffer.from(`GET / HTTP/1.1\r\n${"x: y\r\n".repeat(random(2000))}`),
];

it("startEmbeddedBroker() lives through 3,000 broken connections and serves the next sound one", async () => {
  const { port, stored } = await start();
  const before = process.memoryUsage().rss;
  for (let round = 0; round < 60; round++) {
    const batch = Array.from({ length: 50 }, (_, i) => {
      const socket = dial(port);
      socket.on("data", () => undefined);
      socket.write(BROKEN[(round * 50 + i) % BROKEN.length]!());
      if (random(2)) setTimeout(() => socket.destroy(), random(20));
      else socket.end();
      return once(socket, "close");
    });
    await Promise.race([Promise.all(batch), sleep(300)]);
  }
  const sound = await publishLoad({
    port,
    clients: 5,
    window: 5,
    message: (client, n) => (n < 20 ? { topic: `sound/${client}`, payload: "1" } : undefined),
  });
  expect(sound).toBe(100);
  expect(stored.filter((topic) => topic.startsWith("sound/"))).toHaveLength(100);
  expect(process.memoryUsage().rss - before).toBeLessThan(400 * 2 ** 20);
});

it("startEmbeddedBroker() lets go of connections that stay silent, before and after they connected", async () => {
  const { port } = await start(400);
  const mute = dial(port);
  const half = dial(port);
  half.write(CONNECT.subarray(0, 5));
  const gone = dial(port);
  gone.write(CONNECT);
  for (const socket of [mute, half, gone]) socket.resume();
  // The last promised to speak every second.
  await Promise.all([mute, half, gone].map((socket) => once(socket, "close")));
  expect(broker?.clients()).toBe(0);
});

it("startEmbeddedBroker() goes on acknowledging while a subscriber does not read, and bounds what waits for it", async () => {
  const { port, stored } = await start();
  const slow = dial(port);
  slow.write(CONNECT.subarray(0));
  slow.write(generate({ cmd: "subscribe", messageId: 1, subscriptions: [{ topic: "#", qos: 0 }] }));
  await subscribed(slow);
  slow.pause();
  const before = process.memoryUsage().rss;
  const payload = "x".repeat(4000);
  const acknowledged = await publishLoad({
    port,
    clients: 10,
    window: 20,
    message: (client, n) => (n < 4000 ? { topic: `flood/${client}`, payload } : undefined),
  });
  expect(acknowledged).toBe(40_000);
  expect(stored).toHaveLength(40_000);
  expect(slow.destroyed || slow.readableLength > 0).toBe(true);
  expect(process.memoryUsage().rss - before).toBeLessThan(300 * 2 ** 20);
});

it("startEmbeddedBroker() keeps a bounded number of messages for a subscriber that is away, and acknowledges all", async () => {
  const { port } = await start();
  const session = generate({
    cmd: "connect",
    protocolId: "MQTT",
    protocolVersion: 4,
    clean: false,
    clientId: "away",
    keepalive: 60,
  });
  const subscriber = dial(port);
  subscriber.write(session);
  subscriber.write(generate({ cmd: "subscribe", messageId: 1, subscriptions: [{ topic: "flood/#", qos: 1 }] }));
  await subscribed(subscriber);
  subscriber.destroy();
  await expect.poll(() => broker?.clients()).toBe(0);
  const acknowledged = await publishLoad({
    port,
    clients: 10,
    window: 20,
    message: (client, n) => (n < 1500 ? { topic: `flood/${client}`, payload: "x" } : undefined),
  });
  expect(acknowledged).toBe(15_000);
  const back = dial(port);
  back.write(session);
  let publishes = 0;
  const packets = parser();
  packets.on("packet", (packet) => {
    if (packet.cmd !== "publish") return;
    publishes++;
    back.write(generate({ cmd: "puback", messageId: packet.messageId ?? 0 }));
  });
  back.on("data", (bytes) => packets.parse(bytes));
  await expect.poll(() => publishes, { interval: 200 }).toBe(10_000);
  await sleep(300);
  expect(publishes).toBe(10_000);
});
