import { afterAll, beforeAll, expect, it } from "vitest";
import { alarm, alarmEvent } from "../schema/alarm.ts";
import { channel, notification } from "../schema/notify.ts";
import { device, place, point } from "../schema/registry.ts";
import { openTestState, type TestState } from "../test-state.ts";
import { alarmPage, newestDeliveries } from "./alarm-page.ts";
import { alarmCounts, alarmRows } from "./alarm-rows.ts";
import { devicePage } from "./device-page.ts";
import { deviceRows } from "./device-rows.ts";
import { newDeviceMetrics } from "./new-device-metrics.ts";
import { placeArea, placeRows } from "./place-rows.ts";
import { weatherPoints } from "./weather-points.ts";

let test: TestState;
const at = new Date("2026-03-01T00:00:00Z");
const ms = at.getTime();

beforeAll(async () => {
  test = await openTestState();
  const { db } = test.state;
  await db.insert(place).values([
    { id: "b", kind: "building", nameEn: "Hall", nameKo: "관" },
    { id: "b/101", kind: "room", parentId: "b", nameEn: "101", floor: 1, areaM2: 42 },
  ]);
  await db.insert(device).values([
    { id: "a/1", status: "known", kind: "sensor", placeId: "b/101", lastSeen: at },
    { id: "sky", status: "known", kind: "weather" },
    { id: "z", status: "new" },
  ]);
  await db.insert(point).values([
    { deviceId: "a/1", metric: "humidity_pct", unit: "%", lastValue: 40, lastTs: at },
    {
      deviceId: "a/1",
      metric: "temp_c",
      lastValue: 20,
      calibrationGain: 2,
      calibrationOffset: 1,
      rangeMax: 40,
      lastTs: at,
    },
    { deviceId: "sky", metric: "temp_c", lastValue: 3 },
    { deviceId: "z", metric: "power_w" },
  ]);
  const of = { ruleId: "gone", ruleRevision: 1, deviceId: "a/1", metric: "temp_c", message: { en: "e", ko: "k" } };
  const open = { active: true, acked: false, confirmed: true };
  await db.insert(alarm).values([
    { id: "1", ...of, ...open, severity: 700, activeAt: at },
    { id: "2", ...of, ...open, severity: 900, activeAt: at, shelvedUntil: new Date("9999-01-01") },
    { id: "3", ...of, ...open, active: false, severity: 100, activeAt: at },
    { id: "4", ...of, ...open, active: false, acked: true, severity: 100, activeAt: at, closedAt: at },
  ]);
  await db.insert(alarmEvent).values({ alarmId: "1", ordinal: 1, at, receivedAt: at, kind: "raised", value: 41 });
  await db.insert(channel).values({ id: "c", kind: "webhook", name: "Chat", config: { url: "https://secret" } });
  await db.insert(notification).values({ alarmId: "1", ordinal: 1, channelId: "c", status: "failed", lastError: "no" });
});
afterAll(() => test.close());

it("deviceRows() has new devices first, values calibrated, what is out of range, and alarms that are not shelved", async () => {
  const rows = await deviceRows(test.state);
  expect(rows.map(({ id }) => id)).toEqual(["z", "a/1", "sky"]);
  expect(rows[1]).toMatchObject({
    ...{ building: "b", buildingKo: "관", room: "101", floor: 1, metric: "temp_c", value: 41, lastSeen: ms },
    ...{ outside: ["temp_c"], alarms: 1, unacked: 2, worst: 700 },
  });
  expect(rows[0]).toMatchObject({ metric: "power_w", value: null, lastSeen: null, alarms: 0, worst: null });
  expect(await newDeviceMetrics(test.state)).toEqual({ z: ["power_w"] });
});

it("devicePage() has the device's points and alarms, and there is none of another id", async () => {
  const page = await devicePage(test.state, "a/1");
  expect(page?.points.map(({ metric, value }) => [metric, value])).toEqual([
    ["humidity_pct", 40],
    ["temp_c", 41],
  ]);
  expect(page?.openAlarms.map(({ id }) => id).sort()).toEqual(["1", "2", "3", "4"]);
  expect(await devicePage(test.state, "a")).toBeUndefined();
});

it("alarmRows() tells the states apart, and alarmCounts() counts them", async () => {
  const of = async (state: "active" | "unacked" | "shelved" | "all") =>
    (await alarmRows(test.state, state)).map(({ id }) => id).sort();
  expect(await of("active")).toEqual(["1"]);
  expect(await of("unacked")).toEqual(["1", "3"]);
  expect(await of("shelved")).toEqual(["2"]);
  expect(await of("all")).toEqual(["1", "2", "3", "4"]);
  expect(await alarmCounts(test.state)).toEqual({ active: 1, unacked: 2, shelved: 1 });
});

it("alarmPage() has events and deliveries, and nothing of a channel's secrets", async () => {
  const page = await alarmPage(test.state, "1");
  expect(page?.events).toMatchObject([{ ordinal: 1, kind: "raised", value: 41, at: ms }]);
  expect(page?.deliveries).toMatchObject([
    { channelName: "Chat", status: "failed", lastError: "no", eventKind: "raised" },
  ]);
  expect(JSON.stringify([page, await newestDeliveries(test.state)])).not.toContain("secret");
  expect(await alarmPage(test.state, "0")).toBeUndefined();
});

it("weatherPoints() are those of the weather station; placeRows() and placeArea() tell places", async () => {
  expect(await weatherPoints(test.state)).toEqual([
    { driver: "tempOutC", deviceId: "sky", metric: "temp_c", gain: 1, offset: 0 },
  ]);
  expect((await placeRows(test.state)).map(({ id }) => id)).toEqual(["b", "b/101"]);
  expect(await placeArea(test.state, "b/101")).toBe(42);
  expect(await placeArea(test.state, null)).toBeNull();
});
