import { expect, it } from "vitest";
import { decodeMessage } from "./decode-message.ts";
import type { RawMessage } from "./raw-message.ts";

const RX = Date.parse("2026-01-31T00:00:05Z");
const message = (topic: string, payload: unknown, retain = false): RawMessage => ({
  topic,
  payload: Buffer.from(JSON.stringify(payload)),
  retain,
  rxTs: RX,
  clientId: "c1",
});
const decode = (topic: string, payload: unknown, retain = false) =>
  decodeMessage(message(topic, payload, retain), { zone: "Asia/Seoul" });

it("decodeMessage() reads the original format, whose times are the site's", () => {
  const decoded = decode("power/measurement", {
    deviceCode: "R-101",
    timestamp: "2026-01-31T09:00:00",
    temp: 21.5,
    humidity: 40,
    brightness: null,
    electric: 0,
  });
  const reading = { ts: Date.parse("2026-01-31T00:00:00Z"), deviceId: "R-101", rxTs: RX, seq: null, boot: null };
  expect(decoded).toEqual({
    kind: "readings",
    deviceId: "R-101",
    sequence: null,
    readings: [
      { ...reading, metric: "temp_c", value: 21.5, quality: "measured" },
      { ...reading, metric: "humidity_pct", value: 40, quality: "measured" },
      { ...reading, metric: "power_w", value: 0, quality: "measured" },
    ],
  });
});

it("decodeMessage() counts a rejected message in its sender's series", () => {
  const body = { device_id: "a", ts: RX, seq: 7, boot: 2, oldest_seq: 3, power_w: "12" };
  expect(decode("campus/v1/main/dev/a/up", body)).toMatchObject({
    kind: "rejected",
    reason: "bad_value",
    deviceId: "a",
    sequence: { source: "dev/a", boot: 2, seq: 7, oldest: 3 },
  });
  expect(decode("campus/v1/main/dev/a/up", { ...body, power_w: 12 }, true)).toMatchObject({
    reason: "retained",
    sequence: { seq: 7 },
  });
});

it("decodeMessage() leaves what is no telemetry alone", () => {
  for (const topic of [
    "campus/v1/main/dev/a/ack",
    "campus/v1/main/dev/a/lwt",
    "wattbook/ingest/status",
    "tele/plug/STATE",
  ]) {
    expect(decode(topic, {})).toEqual({ kind: "ignored" });
  }
});

it("decodeMessage() rejects a value that a change of unit makes too large", () => {
  const decoded = decode("tele/plug/SENSOR", { Time: "2026-01-31T09:00:00", ENERGY: { Total: 9e14 } });
  expect(decoded).toMatchObject({ kind: "rejected", reason: "bad_value", deviceId: "plug" });
});
