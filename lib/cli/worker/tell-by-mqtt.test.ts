import { createHash, randomBytes } from "node:crypto";
import { connectAsync, type MqttClient } from "mqtt";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EmbeddedBroker, startEmbeddedBroker } from "#lib/broker/embedded-broker.ts";
import { Access } from "#lib/broker/identity/access.ts";
import { serviceToken } from "#lib/broker/service-token.ts";
import { serviceUrl } from "#lib/broker/service-url.ts";
import { alarmTopic } from "#lib/broker/topics.ts";
import { readSettings } from "#lib/core/settings.ts";
import { channelOf, NOW } from "#lib/notify/notice-fixture.ts";
import { type Jobs, openJobs } from "#lib/state/jobs.ts";
import { addChannel } from "#lib/state/notify/channels.ts";
import { putAlarm, putEvent } from "#lib/state/notify/test-alarm.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { tellOfAlarms } from "./tell-of-alarms.ts";

let test: TestState;
let jobs: Jobs;
let broker: EmbeddedBroker;
const clients: MqttClient[] = [];
const token = randomBytes(32).toString("base64url");
const topic = alarmTopic("warm", "lab-3", "temp_c");

beforeAll(async () => {
  test = await openTestState();
  jobs = await openJobs(test.state, () => undefined);
  const servicePassword = serviceToken(test.home);
  const access = new Access({ siteId: "main", zone: "Asia/Seoul", servicePassword, now: Date.now });
  const hash = createHash("sha256").update(Buffer.from(token, "base64url")).digest("hex");
  access.know({ tokens: { "lab-3": [{ id: "1", hash, expires: null }] }, devices: ["lab-3"] });
  const listeners = [{ host: "127.0.0.1", port: 0 }];
  broker = await startEmbeddedBroker({ listeners, now: Date.now, store: (_, stored) => stored(), access });
  await addChannel(test.state.db, { ...channelOf(), id: "bus", kind: "mqtt", config: {} }, "test", NOW);
});
afterAll(async () => {
  for (const client of clients) await client.endAsync(true);
  await jobs.stop({ graceful: false });
  await broker.close();
  await test.close();
});

const settingsOf = (home: string) => readSettings({ WATTBOOK_HOME: home, MQTT_PORT: String(broker.ports[0]) });

async function connected(url: string, shown = {}): Promise<MqttClient> {
  const client = await connectAsync(url, { protocolVersion: 5, reconnectPeriod: 0, ...shown }, false);
  clients.push(client);
  return client;
}

async function statuses(): Promise<unknown[]> {
  const { rows } = await test.state.pool.query("SELECT status, last_error FROM notification ORDER BY ordinal");
  return rows.map(({ status, last_error }) => [status, last_error]);
}

/** Tells of alarms as a worker of a home does; gives how to end it. */
function worker(home: string): Promise<() => Promise<void>> {
  const { signal } = new AbortController();
  return tellOfAlarms({ settings: settingsOf(home), state: test.state, jobs, say: () => undefined, signal });
}

it("tellOfAlarms() tells a broker that asks for tokens as Wattbook itself, where no device is heard", async () => {
  const listener = await connected(serviceUrl(test.home, settingsOf(test.home).mqtt));
  const heard: (Record<string, unknown> | null)[] = [];
  listener.on("message", (_, payload) => heard.push(payload.length > 0 ? JSON.parse(String(payload)) : null));
  await listener.subscribeAsync(topic, { qos: 1 });
  const device = await connected(`mqtt://127.0.0.1:${broker.ports[0]}`, { username: "lab-3", password: token });
  await expect(device.publishAsync(topic, "{}", { qos: 1, retain: true })).rejects.toThrow("Not authorized");

  const id = await putAlarm(test.state.db, Date.now());
  await putEvent(test.state.db, id, 1, Date.now());
  const end = await worker(test.home);
  await expect.poll(statuses).toEqual([["sent", null]]);
  await expect.poll(() => heard).toMatchObject([{ id, device: "lab-3", active: true, value: 31.25 }]);

  await test.state.pool.query("UPDATE alarm SET active = false, closed_at = now() WHERE id = $1", [id]);
  await putEvent(test.state.db, id, 2, Date.now(), { kind: "closed" });
  await expect.poll(() => heard).toMatchObject([{ id }, null]);
  await end();
});

it("tellOfAlarms() keeps what a broker would not take from it, and says that it was refused", async () => {
  await test.state.pool.query("DELETE FROM notification");
  const id = await putAlarm(test.state.db, Date.now(), { id: "warm~lab-3~temp_c~2" });
  await putEvent(test.state.db, id, 1, Date.now());
  // Of a home with another token.
  const end = await worker(`${test.home}/other`);
  await expect
    .poll(statuses)
    .toEqual([["queued", expect.stringMatching(/^The broker refuses Wattbook: Not authorized/)]]);
  await end();
});
