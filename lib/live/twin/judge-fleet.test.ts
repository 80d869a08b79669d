import { afterAll, beforeAll, expect, it } from "vitest";
import { demoDeviceParts } from "#data/sample/devices/device-parts.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { calibrateTwin } from "#lib/metering/twin/calibrate-twin.ts";
import { workingWeek } from "#lib/metering/twin/week-calendar.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import { deviceRows } from "#lib/state/read/device-rows.ts";
import { weatherPoints } from "#lib/state/read/weather-points.ts";
import {
  forgetDeviceHealth,
  type JudgedHealth,
  putDeviceHealth,
  twinnedDevices,
} from "#lib/state/registry/device-health.ts";
import { device, point } from "#lib/state/schema/registry.ts";
import { openTestState, type TestState } from "#lib/state/test-state.ts";
import { fleetHistory } from "./fleet-history.ts";
import { judgeFleet } from "./judge-fleet.ts";

const DAY = 86_400_000;
const NOW = Date.parse("2026-11-27T16:07:00+09:00");
const UNTIL = Date.parse("2026-11-27T16:00:00+09:00");
const ROOMS = ["room-E101", "room-E102", "room-E103"] as const;
const pointOf = (deviceId: string, metric = "power_w") => ({ deviceId, metric, gain: 1, offset: 0 });

let test: TestState;
let snapshot: Snapshot;
let dispose: () => Promise<void>;

/** The demo's four weeks, in which one room's meter reads half for two days, and another sticks for ten hours. */
beforeAll(async () => {
  const made = await tinyLake();
  dispose = made.dispose;
  const [, readings] = demoDeviceParts(NOW);
  const { interval_start, device_id, metric, mean } = readings!.columns as Record<string, ArrayLike<never>>;
  const values = Float64Array.from(mean as ArrayLike<number>, (value, i) => {
    const age = UNTIL - Number((interval_start as ArrayLike<bigint>)[i]) / 1000;
    if ((metric as ArrayLike<string>)[i] !== "power_w") return value;
    if ((device_id as ArrayLike<string>)[i] === ROOMS[1] && age <= 2 * DAY) return value / 2;
    return (device_id as ArrayLike<string>)[i] === ROOMS[2] && age <= DAY / 2.4 ? 4321 : value;
  });
  await made.lake.commit("demo", () => ({ put: [{ ...readings!, columns: { ...readings!.columns, mean: values } }] }));
  snapshot = await made.lake.snapshot();
  test = await openTestState();
  const drivers = [{ ...pointOf("weather-01", "temp_c"), driver: "tempOutC" as const }];
  const calendar = workingWeek("Asia/Seoul");
  const request = { kind: "meter", metric: "power_w", calendar, levelDays: 14 } as const;
  const learned = await fleetHistory(
    snapshot,
    ROOMS.map((id) => pointOf(id)),
    drivers,
    UNTIL - 28 * DAY,
    UNTIL - 3 * DAY,
  );
  const seen = { status: "known" as const, firstSeen: new Date(NOW - 28 * DAY), lastSeen: new Date(NOW) };
  const twins = learned.map((history) => JSON.parse(JSON.stringify(calibrateTwin(request, history, NOW))));
  await test.state.db
    .insert(device)
    .values([
      ...ROOMS.map((id, i) => ({ id, kind: "room", twin: twins[i], ...seen })),
      { id: "broken", kind: "room", twin: { kind: "meter", version: 9 }, ...seen },
      { id: "plain", kind: "room", ...seen },
      { id: "weather-01", kind: "weather", ...seen },
    ]);
  await test.state.db
    .insert(point)
    .values([
      ...ROOMS.map((deviceId) => ({ deviceId, metric: "power_w", lastValue: 1 })),
      { deviceId: "weather-01", metric: "temp_c", lastValue: 1 },
    ]);
});
afterAll(async () => {
  await dispose();
  await test.close();
});

async function judged(): Promise<JudgedHealth[]> {
  const all: JudgedHealth[] = [];
  const { state } = test;
  for await (const some of judgeFleet(snapshot, await twinnedDevices(state), await weatherPoints(state), NOW))
    all.push(...some);
  return all;
}

it("judgeFleet() finds of all devices that have a twin the one that parted and the one that is stuck, and lists show it", async () => {
  const found = await judged();
  expect(found.map(({ deviceId }) => deviceId)).toEqual([...ROOMS]);
  const [sound, half, stuck] = found;
  expect(sound).toMatchObject({ partedSince: null, readings: { state: "ok" } });
  expect(half!.partedSince).toBeGreaterThan(UNTIL - 2.2 * DAY);
  expect(half!.partedSince).toBeLessThan(UNTIL - 1.5 * DAY);
  expect(half!.readings.reasons).toContain("apart");
  expect(stuck!.readings).toMatchObject({ state: "faulty", reasons: expect.arrayContaining(["stuck"]) });

  await putDeviceHealth(test.state, [...found, { ...sound!, deviceId: "gone" }], Date.now());
  const rows = new Map((await deviceRows(test.state)).map((row) => [row.id, row]));
  expect(rows.get(ROOMS[1])).toMatchObject({ partedSince: half!.partedSince, readings: half!.readings });
  expect(rows.get(ROOMS[0])).toMatchObject({ partedSince: null, readings: { state: "ok" } });
  expect(rows.get("plain")).toMatchObject({ partedSince: null, readings: null });
});

it("what was judged hours ago is not told, and of a device without a twin nothing is kept", async () => {
  const found = await judged();
  const parted = async () => (await deviceRows(test.state)).filter(({ partedSince }) => partedSince !== null).length;
  await putDeviceHealth(test.state, found, Date.now() - 4 * 3_600_000);
  expect(await parted()).toBe(0);
  await putDeviceHealth(test.state, found, Date.now());
  expect(await parted()).toBeGreaterThan(0);
  await forgetDeviceHealth(test.state, [ROOMS[0]]);
  expect(await parted()).toBe(0);
});
