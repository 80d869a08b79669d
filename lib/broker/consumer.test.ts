import { afterEach, expect, it } from "vitest";
import { freePort } from "#lib/cli/checks/free-port.ts";
import { type Consumer, startConsumer } from "./consumer.ts";
import { publishLoad } from "./load-fixture.ts";
import { hasMosquitto, type Mosquitto, startMosquitto } from "./mosquitto-fixture.ts";
import type { RawMessage } from "./raw-message.ts";
import { testBroker } from "./test-broker.ts";

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await each.close();
});

// Against Mosquitto, the broker that most sites have.
const withMosquitto = it.skipIf(!hasMosquitto());

async function mosquitto(port?: number, password?: string): Promise<Mosquitto> {
  const started = await startMosquitto(port ?? (await freePort()), password === undefined ? {} : { password });
  open.push({ close: () => started.stop() });
  return started;
}

interface Consuming extends Consumer {
  readonly messages: RawMessage[];
  readonly said: string[];
  release(): void;
}

function consume(port: number, clientId: string, held: boolean, credentials = ""): Consuming {
  const messages: RawMessage[] = [];
  const said: string[] = [];
  let waiting: (() => void)[] | undefined = held ? [] : undefined;
  const consumer = startConsumer({
    url: `mqtt://${credentials}127.0.0.1:${port}`,
    clientId,
    filters: ["power/measurement", "campus/v1/+/dev/+/up"],
    now: Date.now,
    store(message, stored) {
      messages.push(message);
      if (waiting) waiting.push(stored);
      else stored();
    },
    say: (line) => void said.push(line),
  });
  open.push(consumer);
  const release = () => {
    for (const stored of waiting ?? []) stored();
    waiting = undefined;
  };
  return Object.assign(consumer, { messages, said, release });
}

const publish = (port: number, count: number, from = 0) =>
  publishLoad({
    port,
    clients: 1,
    window: 100,
    message: (_, n) => (n < count ? { topic: "power/measurement", payload: String(from + n) } : undefined),
  });

const numbers = (...consumers: Consuming[]) =>
  consumers
    .flatMap(({ messages }) => messages.map(({ payload }) => Number(Buffer.from(payload).toString())))
    .sort((a, b) => a - b);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

withMosquitto(
  "startConsumer() takes many messages before the first is acknowledged, and all of them again if none was",
  async () => {
    const { port } = await mosquitto();
    const first = consume(port, "one", true);
    await expect.poll(() => first.connected()).toBe(true);
    await publish(port, 1000);
    await expect.poll(() => first.messages.length).toBe(1000);
    await first.close();
    await publish(port, 500, 1000);
    const second = consume(port, "one", false);
    await expect.poll(() => second.messages.length).toBe(1500);
    expect(numbers(second)).toEqual(upTo(1500));
    await second.close();
    const third = consume(port, "one", false);
    await expect.poll(() => third.connected()).toBe(true);
    await publish(port, 1, 5000);
    await expect.poll(() => third.messages.length).toBe(1);
  },
);

withMosquitto("startConsumer() shares one subscription among several: each message goes to one", async () => {
  const { port } = await mosquitto();
  const [one, two] = [consume(port, "one", false), consume(port, "two", false)];
  await expect.poll(() => one.connected() && two.connected()).toBe(true);
  await publish(port, 1000);
  await expect.poll(() => one.messages.length + two.messages.length).toBe(1000);
  expect(numbers(one, two)).toEqual(upTo(1000));
  expect(Math.min(one.messages.length, two.messages.length)).toBeGreaterThan(100);
});

withMosquitto("startConsumer() connects again when the broker comes back, and says so", async () => {
  const { port, stop } = await mosquitto();
  const consumer = consume(port, "one", false);
  await expect.poll(() => consumer.connected()).toBe(true);
  await stop();
  await expect.poll(() => consumer.connected()).toBe(false);
  await mosquitto(port);
  await expect.poll(() => consumer.connected()).toBe(true);
  await publish(port, 10);
  await expect.poll(() => consumer.messages.length).toBe(10);
  expect(consumer.said.join("\n")).toMatch(/Connected .* with MQTT 5\.\nLost the broker .*\n[\s\S]*Connected/);
});

withMosquitto("startConsumer() gives name and password, and never says them", async () => {
  const { port } = await mosquitto(undefined, "s3cret-pass");
  const wrong = consume(port, "one", false, "wattbook:wr0ng-pass@");
  await expect.poll(() => wrong.said.join("\n")).toContain("the broker refuses name or password: check MQTT_URL");
  expect(wrong.said.join("\n")).not.toContain("wr0ng-pass");
  const right = consume(port, "two", false, "wattbook:s3cret-pass@");
  await expect.poll(() => right.connected()).toBe(true);
  expect(right.said.join("\n")).not.toContain("s3cret-pass");
});

withMosquitto("startConsumer() does not take what the broker retained for new", async () => {
  const { port } = await mosquitto();
  const writer = consume(port, "writer", false);
  await expect.poll(() => writer.connected()).toBe(true);
  writer.publish("power/measurement", "old", { retain: true });
  await expect.poll(() => writer.messages.length).toBe(1);
  expect(writer.messages[0]?.retain).toBe(true);
  const later = consume(port, "later", false);
  await expect.poll(() => later.connected()).toBe(true);
  await publish(port, 50);
  await expect.poll(() => later.messages.length + writer.messages.length).toBe(51);
  expect(later.messages.length).toBeGreaterThan(0);
  expect(later.messages.filter(({ retain }) => retain)).toEqual([]);
});

it("startConsumer() takes all alone from a broker without shared subscriptions, and says so", async () => {
  const broker = await testBroker();
  open.push(broker);
  const consumer = consume(broker.port, "one", false);
  await expect.poll(() => consumer.connected()).toBe(true);
  await publish(broker.port, 200);
  await expect.poll(() => consumer.messages.length).toBe(200);
  expect(numbers(consumer)).toEqual(upTo(200));
  expect(consumer.said.join()).toContain(
    "with MQTT 5: it knows no shared subscriptions, so only one may ingest from it",
  );
});

withMosquitto("startConsumer() leaves out a message that is longer than any may be, says so, and goes on", async () => {
  const { port } = await mosquitto();
  const consumer = consume(port, "one", false);
  await expect.poll(() => consumer.connected()).toBe(true);
  const payload = "x".repeat(3 * 2 ** 20);
  const sent = await publishLoad({
    port,
    clients: 1,
    window: 1,
    message: (_, n) => (n < 2 ? { topic: "power/measurement", payload: n === 0 ? payload : "1" } : undefined),
  });
  expect(sent).toBe(2);
  await expect.poll(() => consumer.messages.length).toBe(1);
  expect(numbers(consumer)).toEqual([1]);
  expect(consumer.said.join("\n")).toContain("Left out a message of 3145728 bytes on power/measurement");
  expect(consumer.connected()).toBe(true);
});
