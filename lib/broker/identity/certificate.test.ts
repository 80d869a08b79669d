import { connectAsync, type IClientOptions, type MqttClient } from "mqtt";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type TestAuthority, testAuthority } from "../broker-fixture.ts";
import { decodeMessage } from "../decode-message.ts";
import { type EmbeddedBroker, startEmbeddedBroker } from "../embedded-broker.ts";
import type { RawMessage } from "../raw-message.ts";
import { ackTopic, upTopic } from "../topics.ts";
import { Access } from "./access.ts";

let authority: TestAuthority;
let access: Access;
let broker: EmbeddedBroker;
const stored: RawMessage[] = [];
const clients: MqttClient[] = [];
const KNOWN = { tokens: { b: [{ id: "1", hash: "00".repeat(32), expires: null }] }, devices: ["a", "b"] };

beforeAll(async () => {
  authority = await testAuthority();
  access = new Access({ siteId: "main", zone: "Asia/Seoul", servicePassword: "x", now: Date.now });
  const tls = {
    ...(await authority.issue("localhost")),
    ca: authority.ca,
    requestCert: true,
    rejectUnauthorized: true,
  };
  broker = await startEmbeddedBroker({
    ...{ listeners: [{ host: "127.0.0.1", port: 0, tls }], now: Date.now, access },
    store(message, done) {
      stored.push(message);
      done();
    },
  });
});
afterAll(async () => {
  for (const client of clients) await client.endAsync(true);
  await broker.close();
  await authority.remove();
});
beforeEach(() => {
  access.know(KNOWN);
  stored.length = 0;
});

async function dial(
  name: string,
  options: IClientOptions = {},
  protocol = "mqtts",
  by = authority,
): Promise<MqttClient> {
  const shown = { ...(await by.issue(name)), ca: authority.ca, protocolVersion: 5 as const, reconnectPeriod: 0 };
  const client = await connectAsync(`${protocol}://localhost:${broker.ports[0]}`, { ...shown, ...options }, false);
  client.on("error", () => undefined);
  clients.push(client);
  return client;
}

const own = (id: string) => JSON.stringify({ device_id: id, ts: Date.now(), boot: 1, seq: 1, temp_c: 20 });

describe("a certificate", () => {
  it.each(["mqtts", "wss"])(
    "of a device lets it write and hear its own topics, and no other's, over %s",
    async (way) => {
      const a = await dial("a", {}, way);
      await a.publishAsync(upTopic("main", "a"), own("a"), { qos: 1 });
      expect(stored).toMatchObject([{ topic: upTopic("main", "a"), sender: "a" }]);
      await expect(a.publishAsync(upTopic("main", "b"), own("b"), { qos: 1 })).rejects.toThrow("Not authorized");
      await a.publishAsync("power/measurement", JSON.stringify({ deviceCode: "b", timestamp: Date.now(), temp: 20 }), {
        qos: 1,
      });
      const said = stored.map((message) => decodeMessage(message, { zone: "Asia/Seoul" }));
      expect(said.at(-1)).toMatchObject({ kind: "rejected", reason: "identity", deviceId: "a" });
      await a.subscribeAsync(ackTopic("main", "dev/a"));
      await expect(a.subscribeAsync(ackTopic("main", "dev/b"))).rejects.toThrow();
    },
  );

  it("speaks for nobody else, whatever name is shown with it, and only where the site's authority gave it", async () => {
    await expect(dial("a", { username: "b" })).rejects.toMatchObject({ code: 0x87 });
    await dial("a", { username: "a" });
    const other = await testAuthority();
    await expect(dial("a", {}, "mqtts", other)).rejects.toThrow();
    await other.remove();
  });

  it("ends with its device: the session too, once that is retired", async () => {
    const a = await dial("a");
    const gone = new Promise((resolve) => a.once("disconnect", ({ reasonCode }) => resolve(reasonCode)));
    access.know({ ...KNOWN, devices: ["b"] });
    expect(await gone).toBe(0x87);
  });
});
