import mqtt from "mqtt";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openPublisher, type Publisher } from "#lib/broker/publisher.ts";
import { type TestBroker, testBroker } from "#lib/broker/test-broker.ts";
import { alarmTopic } from "#lib/broker/topics.ts";
import { messageOf } from "../message-fixture.ts";
import { NOW, noticeOf } from "../notice-fixture.ts";
import { sendMqtt } from "./send-mqtt.ts";

let broker: TestBroker;
let publisher: Publisher;
beforeAll(async () => {
  broker = await testBroker();
  publisher = openPublisher(broker.url, "worker");
  await publisher.publish("probe", "there");
});
afterAll(async () => {
  await publisher.close();
  await broker.close();
});

describe("sendMqtt()", () => {
  it("keeps the state of an alarm retained until it is closed, as it is by then", async () => {
    const notice = noticeOf({ deviceId: "lab/3+#" });
    const world = { publisher, newest: async () => ({ ...notice.alarm, acked: true }) };
    expect(await sendMqtt(messageOf({ notices: [notice, notice] }), world)).toEqual({ ok: true });
    const topic = "wattbook/alarms/warm/lab%2F3%2B%23/temp_c";
    expect(alarmTopic("warm", "lab/3+#", "temp_c")).toBe(topic);
    const [state] = await retained(topic);
    expect(JSON.parse(state ?? "")).toMatchObject({ id: notice.alarm.id, active: true, acknowledged: true });
    await sendMqtt(messageOf({ notices: [notice] }), {
      publisher,
      newest: async () => ({ ...notice.alarm, closedAt: NOW }),
    });
    expect(await retained(topic)).toEqual([]);
    // None of it is telemetry.
    expect(broker.received).toEqual([]);
  });

  it("says at the end what is so, though it changed while it was being said", async () => {
    const notice = noticeOf();
    const states = [notice.alarm, { ...notice.alarm, active: false }];
    const newest = async () => (states.length > 1 ? states.shift()! : states[0]!);
    await sendMqtt(messageOf({ notices: [notice] }), { publisher, newest });
    const [state] = await retained("wattbook/alarms/warm/lab-3/temp_c");
    expect(JSON.parse(state ?? "").active).toBe(false);
  });

  it("is tried again when the broker is not there", async () => {
    const away = openPublisher("mqtt://127.0.0.1:1", "away");
    const world = { publisher: away, newest: async () => noticeOf().alarm };
    expect(await sendMqtt(messageOf(), world)).toEqual({ retry: "The broker is not there" });
    await away.close(0);
  });
});

async function retained(topic: string): Promise<string[]> {
  const heard: string[] = [];
  const client = await mqtt.connectAsync(broker.url);
  client.on("message", (_, payload) => heard.push(payload.toString()));
  await client.subscribeAsync([topic, "probe"]);
  await publisher.publish("probe", "end");
  await expect.poll(() => heard).toContain("end");
  await client.endAsync();
  broker.received.length = 0;
  return heard.slice(0, -1);
}
