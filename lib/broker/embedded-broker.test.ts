import { once } from "node:events";
import { connect as connectTcp } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";
import { afterEach, expect, it } from "vitest";
import { testCertificate } from "./broker-fixture.ts";
import { type EmbeddedBroker, startEmbeddedBroker } from "./embedded-broker.ts";
import type { RawMessage } from "./raw-message.ts";

const open: (EmbeddedBroker | MqttClient)[] = [];
afterEach(async () => {
  for (const each of open.splice(0).reverse()) await ("end" in each ? each.endAsync(true) : each.close());
});

/** A broker whose log is in the test's hands: nothing is stored before `release`. */
async function held(tls?: { cert: Buffer; key: Buffer }) {
  const messages: RawMessage[] = [];
  const waiting: (() => void)[] = [];
  let isHeld = true;
  const broker = await startEmbeddedBroker({
    listeners: [{ host: "127.0.0.1", port: 0, ...(tls ? { tls } : {}) }],
    now: () => 1_700_000_000_000,
    store(message, stored) {
      messages.push(message);
      if (isHeld) waiting.push(stored);
      else stored();
    },
  });
  open.push(broker);
  const release = () => {
    isHeld = false;
    for (const stored of waiting.splice(0)) stored();
  };
  return { port: broker.ports[0]!, broker, messages, release };
}

async function client(url: string, options: IClientOptions = {}): Promise<MqttClient> {
  const made = await connectAsync(url, { reconnectPeriod: 0, ...options });
  made.on("error", () => undefined);
  open.push(made);
  return made;
}

const STILL = "not acknowledged";
const early = (promise: Promise<unknown>) =>
  Promise.race([promise.then(() => "acknowledged"), sleep(150).then(() => STILL)]);

const WAYS = [4, 5].flatMap((protocolVersion) =>
  (["mqtt", "ws", "mqtts", "wss"] as const).flatMap((protocol) =>
    ([1, 2] as const).map((qos) => ({ protocolVersion: protocolVersion as 4 | 5, protocol, qos })),
  ),
);

it.each(WAYS)(
  "startEmbeddedBroker() acknowledges only what is stored: MQTT $protocolVersion over $protocol, QoS $qos",
  async ({ protocol, protocolVersion, qos }) => {
    const secure = protocol.endsWith("s") && protocol !== "ws";
    const { port, messages, release } = await held(secure ? await testCertificate() : undefined);
    const device = await client(`${protocol}://localhost:${port}`, {
      protocolVersion,
      family: 4,
      rejectUnauthorized: false,
      clientId: "센서-7",
    } as IClientOptions);
    const listener = await client(`${protocol}://localhost:${port}`, {
      protocolVersion,
      family: 4,
      rejectUnauthorized: false,
    } as IClientOptions);
    await listener.subscribeAsync("campus/#", { qos: 1 });
    const heard = new Promise<Buffer>((resolve) => listener.once("message", (_, payload) => resolve(payload)));
    const acknowledged = device.publishAsync("campus/v1/main/dev/센서-7/up", '{"temp_c":21}', { qos });
    expect(await early(acknowledged)).toBe(STILL);
    expect(await early(heard)).toBe(STILL);
    release();
    await acknowledged;
    expect(String(await heard)).toBe('{"temp_c":21}');
    expect(messages).toEqual([
      {
        topic: "campus/v1/main/dev/센서-7/up",
        payload: Buffer.from('{"temp_c":21}'),
        retain: false,
        rxTs: 1_700_000_000_000,
        clientId: "센서-7",
      },
    ]);
  },
);

it("startEmbeddedBroker() keeps many messages of one client waiting for the disk at once", async () => {
  const { port, messages, release } = await held();
  const device = await client(`mqtt://127.0.0.1:${port}`);
  const all = Array.from({ length: 200 }, (_, i) => device.publishAsync("power/measurement", String(i), { qos: 1 }));
  // What one read of the socket brought waits together; the rest is read after.
  await expect.poll(() => messages.length).toBeGreaterThan(100);
  release();
  await Promise.all(all);
  expect(messages).toHaveLength(200);
});

it("startEmbeddedBroker() does not let clients write its own topics", async () => {
  const { port, messages, release } = await held();
  release();
  const device = await client(`mqtt://127.0.0.1:${port}`, { protocolVersion: 5 });
  await expect(device.publishAsync("$SYS/x", "1", { qos: 1 })).rejects.toThrow("Not authorized");
  expect(messages).toEqual([]);
});

it("startEmbeddedBroker() closes with clients connected and messages unacknowledged", async () => {
  const { port, broker } = await held();
  const device = await client(`mqtt://127.0.0.1:${port}`);
  const lost = device.publishAsync("power/measurement", "1", { qos: 1 });
  lost.catch(() => undefined);
  await broker.close();
  open.splice(open.indexOf(broker), 1);
  const socket = connectTcp(port, "127.0.0.1");
  expect((await once(socket, "error"))[0]).toMatchObject({ code: "ECONNREFUSED" });
  expect(await early(lost)).toBe(STILL);
});
