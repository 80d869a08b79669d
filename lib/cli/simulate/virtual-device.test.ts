import { describe, expect, it } from "vitest";
import { virtualCampus } from "#data/sample/devices/virtual-campus.ts";
import { encodeOwn } from "#lib/broker/codecs/own-message.ts";
import { decodeMessage } from "#lib/broker/decode-message.ts";
import { upTopic } from "#lib/broker/topics.ts";
import { type FaultName, readFault } from "./faults.ts";
import { virtualDevices } from "./virtual-device.ts";

const START = Date.parse("2026-11-27T10:00:00+09:00");
const campus = virtualCampus(1);
const STEP = 5000;

/** What the first device sends over an hour, with a fault or none. */
function hour(fault?: FaultName) {
  const faults = fault ? new Map([[fault, 1] as const]) : new Map();
  const [device] = virtualDevices(campus, { count: 1, faults, startedAt: START });
  const times = Array.from({ length: 720 }, (_, i) => START + i * STEP);
  return times.map((at) => ({ at, messages: device!.readingsAt(at) }));
}

describe("virtualDevices()", () => {
  it("sends our own format: every message decodes, numbered from 1 without a gap, and says that it is synthetic", () => {
    const sent = hour().flatMap(({ at, messages }) => messages.map((message) => ({ at, message })));
    expect(sent).toHaveLength(720);
    sent.forEach(({ at, message }, i) => {
      const topic = upTopic("main", message.deviceId);
      const payload = Buffer.from(encodeOwn(message!));
      const decoded = decodeMessage({ topic, payload, retain: false, rxTs: at, clientId: "" }, { zone: "Asia/Seoul" });
      expect(decoded).toMatchObject({ kind: "readings", sequence: { seq: i + 1 } });
      if (decoded.kind === "readings")
        expect(decoded.readings.every(({ quality }) => quality === "synthetic")).toBe(true);
    });
  });

  it("every device of the campus, and copies of it, sends what decodes", () => {
    for (const device of virtualDevices(campus, { count: 300, faults: new Map(), startedAt: START })) {
      const [message] = device.readingsAt(START);
      const payload = Buffer.from(encodeOwn(message!));
      const raw = { topic: upTopic("main", device.id), payload, retain: false, rxTs: START, clientId: "" };
      expect(decodeMessage(raw, { zone: "Asia/Seoul" })).toMatchObject({ kind: "readings", deviceId: device.id });
    }
  });

  it("dropout: says nothing for spells", () => {
    const silent = hour("dropout").filter(({ messages }) => messages.length === 0).length;
    expect(silent).toBeGreaterThan(100);
    expect(silent).toBeLessThan(500);
  });

  it("flood: fifty messages in the place of one, all of different times", () => {
    const floods = hour("flood").filter(({ messages }) => messages.length > 1);
    expect(floods.length).toBeGreaterThan(100);
    expect(new Set(floods[0]?.messages.map(({ ts }) => ts)).size).toBe(50);
  });

  it("reset: number, start and register begin anew", () => {
    const sent = hour("reset").flatMap(({ messages }) => messages);
    expect(new Set(sent.map(({ numbered }) => numbered?.boot)).size).toBeGreaterThan(3);
    expect(sent.filter(({ numbered }) => numbered?.seq === 1).length).toBeGreaterThan(3);
    expect(sent.filter(({ values }) => values.energy_wh === 0).length).toBeGreaterThan(3);
  });

  it("clock: an hour ahead, then an hour back", () => {
    const away = hour("clock").map(({ at, messages }) => Number(messages[0]?.ts) - at);
    expect(new Set(away)).toEqual(new Set([0, 3_600_000, -3_600_000]));
  });

  it("stuck: the same value for ever; drift: ever more above the true one", () => {
    const stuck = hour("stuck")
      .slice(400)
      .flatMap(({ messages }) => messages);
    expect(new Set(stuck.map(({ values }) => values.power_w)).size).toBe(1);
    const [sound, drifted] = [hour(), hour("drift")];
    const above = (i: number) =>
      Number(drifted[i]?.messages[0]?.values.temp_c) - Number(sound[i]?.messages[0]?.values.temp_c);
    expect(above(700)).toBeGreaterThan(0.9);
    expect(above(10)).toBeLessThan(0.1);
  });
});

describe("readFault()", () => {
  it("takes a name with or without a share, one after another", () => {
    expect([...readFault("drift", readFault("dropout=0.5"))]).toEqual([
      ["dropout", 0.5],
      ["drift", 0.05],
    ]);
  });

  it.each(["fire", "drift=0", "drift=2", "drift=x", ""])("refuses %j, and says what there is", (text) => {
    expect(() => readFault(text)).toThrow(/Cannot simulate/);
  });
});
