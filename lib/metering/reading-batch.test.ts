import { expect, it } from "vitest";
import type { Reading } from "./reading.ts";
import { ReadingBatch } from "./reading-batch.ts";

const READING: Reading = {
  ...{ ts: 1000.4, deviceId: "a", metric: "power_w", value: -0, rxTs: 1005 },
  ...{ seq: null, boot: 2, quality: "estimated" },
};

it("ReadingBatch holds readings by column, in whole ms, a missing number as NaN", () => {
  const batch = new ReadingBatch();
  batch.push(READING, "MQTT");
  batch.push({ ...READING, deviceId: "b", seq: 7, quality: "measured" }, "HTTP");
  const { ts, value, seq, boot, device, metric, quality, source } = batch.columns();
  expect([...ts, ...seq, ...boot]).toEqual([1000, 1000, Number.NaN, 7, 2, 2]);
  expect(Object.is(value[0], 0)).toBe(true);
  expect([[...device], [...metric], [...quality], [...source]]).toEqual([
    [0, 1],
    [0, 0],
    [1, 0],
    [0, 1],
  ]);
  expect(batch.texts()).toEqual({ device: ["a", "b"], metric: ["power_w"], source: ["MQTT", "HTTP"] });
});

it("ReadingBatch grows, and leaves out what has no finite value or time", () => {
  const batch = new ReadingBatch();
  for (let i = 0; i < 5000; i++) batch.push({ ...READING, ts: i, value: i }, "MQTT");
  for (const bad of [{ value: Number.NaN }, { value: Infinity }, { ts: Number.NaN }])
    batch.push({ ...READING, ...bad }, "MQTT");
  expect(batch.length).toBe(5000);
  expect(batch.columns().value.at(-1)).toBe(4999);
});
