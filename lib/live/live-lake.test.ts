import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { demoDeviceParts } from "#data/sample/devices/device-parts.ts";
import { virtualCampus } from "#data/sample/devices/virtual-campus.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import { tinyLake } from "#lib/sources/tiny-lake.ts";
import { liveDevices } from "./live-devices.ts";
import { pastFrame } from "./past-frame.ts";
import { lakeTimeline } from "./timeline.ts";
import { lakeQuarters, startOfDay, todaySoFar } from "./today.ts";
import { typicalAt, typicalWeek } from "./typical.ts";

const NOW = Date.parse("2026-11-27T16:07:00+09:00");
const HOUR = 3_600_000;
const campus = virtualCampus(1);

/** Power of all rooms by the model itself. [kW] */
function modelKw(at: number): number {
  const rooms = campus.devices.filter(({ role }) => role === "load");
  return rooms.reduce((sum, room) => sum + (campus.valuesAt(room, at).power_w as number), 0) / 1000;
}

/** Five readings of the first room around the end. */
function roomReadings() {
  const [room] = campus.devices;
  const times = Array.from({ length: 5 }, (_, i) => NOW - 90_000 + i * 20_000);
  return {
    dataset: "readings",
    partition: "2026-11-27",
    provenance: { source: "test", quality: "synthetic" },
    columns: {
      ts: times.map((at) => new Date(at)),
      device_id: times.map(() => room?.device_id),
      metric: times.map(() => "power_w"),
      value: Float64Array.from(times, (_, i) => 1000 + i),
      rx_ts: times.map((at) => new Date(at)),
      seq: BigInt64Array.from(times, (_, i) => BigInt(i + 1)),
      boot: BigInt64Array.from(times, () => 1n),
      quality: times.map(() => "synthetic"),
      source: times.map(() => "mqtt"),
    },
  } as const;
}

let snapshot: Snapshot;
let dispose: () => Promise<void>;
beforeAll(async () => {
  const made = await tinyLake();
  dispose = made.dispose;
  await made.lake.commit("demo", () => ({ put: [...demoDeviceParts(NOW), roomReadings()] }));
  snapshot = await made.lake.snapshot();
});
afterAll(() => dispose());

describe("what the lake knows of the campus", () => {
  it("typicalWeek() knows every hour from four weeks, P10 below the median below P90, days busier than nights", async () => {
    const week = await typicalWeek(snapshot, startOfDay(NOW, snapshot.zone));
    expect(week.filter((hour) => hour !== null)).toHaveLength(168);
    for (const hour of week) {
      expect(hour?.days).toBeGreaterThanOrEqual(3);
      expect(hour!.p10).toBeLessThanOrEqual(hour!.p50);
      expect(hour!.p50).toBeLessThanOrEqual(hour!.p90);
    }
    const at = (time: string) => typicalAt(week, Date.parse(time), snapshot.zone)?.p50 as number;
    expect(at("2026-11-27T11:00:00+09:00")).toBeGreaterThan(2 * at("2026-11-27T03:00:00+09:00"));
  });

  it("lakeTimeline() is the power that the model gives, at the middle of its quarters, without a gap", async () => {
    const line = await lakeTimeline(snapshot, NOW - 3 * HOUR, NOW);
    expect(line.length).toBeGreaterThan(10);
    for (const { at, kw } of line) expect(Math.abs((kw as number) - modelKw(at))).toBeLessThan(0.06 * modelKw(at));
  });

  it("lakeQuarters() covers today up to the last whole quarter", async () => {
    const midnight = startOfDay(NOW, snapshot.zone);
    const quarters = await lakeQuarters(snapshot, midnight, NOW);
    expect(quarters).toHaveLength(64);
    const { loadKwh, gridKwh, coverage } = todaySoFar(quarters, [], midnight, NOW);
    expect(loadKwh).toBeGreaterThan(500);
    expect(gridKwh).toBeLessThan(loadKwh as number);
    expect(coverage).toBeCloseTo((16 * 60) / (16 * 60 + 7), 6);
  });

  it("lakeQuarters() leaves the quarter out that telemetry is still to bring the rest of", async () => {
    const counts = [];
    for (const more of [[], [roomReadings()]]) {
      const { lake, dispose: remove } = await tinyLake();
      await lake.commit("demo", () => ({ put: [...demoDeviceParts(NOW + 900_000), ...more] }));
      const made = await lake.snapshot();
      counts.push((await lakeQuarters(made, startOfDay(NOW, made.zone), NOW)).length);
      await remove();
    }
    expect(counts).toEqual([65, 64]);
  });

  it("pastFrame() shows any past minute: the reading where there is one, else the mean of the quarter", async () => {
    const devices = await liveDevices(snapshot);
    const frame = await pastFrame(snapshot, devices, NOW - HOUR);
    expect(frame.load).toMatchObject({ known: 60, listed: 60 });
    expect(frame.isSynthetic).toBe(true);
    expect(frame.rooms.every(({ powerW, tempC }) => powerW !== null && tempC !== null)).toBe(true);
    expect(Math.abs((frame.load.w as number) / 1000 - modelKw(NOW - HOUR))).toBeLessThan(15);

    const now = await pastFrame(snapshot, devices, NOW);
    const [read] = campus.devices;
    expect(now.rooms.find(({ id }) => id === read?.device_id)?.powerW).toBe(1004);
    // The quarter has just begun: nothing is known of the other rooms, and that is not 0.
    expect(now.rooms.filter(({ powerW }) => powerW === null)).toHaveLength(59);
    expect(now.devices.silent).toBeGreaterThanOrEqual(59);
  });
});
