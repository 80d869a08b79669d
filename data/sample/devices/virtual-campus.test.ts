import { describe, expect, it } from "vitest";
import { demoDeviceParts } from "./device-parts.ts";
import { virtualCampus } from "./virtual-campus.ts";

const NOON = Date.parse("2026-11-27T12:00:00+09:00");
const NIGHT = Date.parse("2026-11-27T03:00:00+09:00");
const campus = virtualCampus(1);
const of = (kind: string) => campus.devices.filter((device) => device.kind === kind);

function load(at: number, role: string): number {
  return campus.devices
    .filter((device) => device.role === role)
    .reduce((sum, device) => sum + (campus.valuesAt(device, at).power_w as number), 0);
}

describe("virtualCampus()", () => {
  it("has 60 rooms, 200 computers, 12 inverters and 2 weather stations, each once and rooms with a place", () => {
    expect(["room", "pc", "pv", "weather"].map((kind) => of(kind).length)).toEqual([60, 200, 12, 2]);
    expect(new Set(campus.devices.map(({ device_id }) => device_id)).size).toBe(274);
    for (const { x_m, y_m, floor, building_ko } of of("room")) {
      expect([x_m, y_m, floor].every(Number.isFinite)).toBe(true);
      expect(building_ko).toMatch(/\p{Script=Hangul}/u);
    }
  });

  it("is the same for the same seed and instant, whatever was asked before, and another for another seed", () => {
    const values = (seed: number) => {
      const made = virtualCampus(seed);
      return made.devices.slice(0, 70).map((device) => made.valuesAt(device, NOON));
    };
    const asked = virtualCampus(1);
    for (const device of asked.devices.slice(0, 70)) asked.valuesAt(device, NIGHT + 5 * 86_400_000);
    expect(asked.devices.slice(0, 70).map((device) => asked.valuesAt(device, NOON))).toEqual(values(1));
    expect(values(2)).not.toEqual(values(1));
  });

  it("uses more by day than by night, the computers less than the rooms that they stand in, the sun nothing by night", () => {
    expect(load(NOON, "load")).toBeGreaterThan(2 * load(NIGHT, "load"));
    expect(load(NOON, "submeter")).toBeLessThan(load(NOON, "load"));
    expect(load(NIGHT, "generation")).toBe(0);
    expect(load(NOON, "generation")).toBeGreaterThan(0);
  });

  it("registers never go back, and rise by power over time, also past midnight", () => {
    const [room] = of("room");
    const from = Date.parse("2026-11-26T22:00:00+09:00");
    let wh = 0;
    let last = campus.valuesAt(room!, from).energy_wh as number;
    const first = last;
    for (let at = from; at < from + 4 * 3_600_000; at += 10_000) {
      const values = campus.valuesAt(room!, at);
      expect(values.energy_wh).toBeGreaterThanOrEqual(last);
      last = values.energy_wh as number;
      wh += (values.power_w as number) / 360;
    }
    expect(last - first).toBeGreaterThan(500);
    expect(Math.abs(last - first - wh)).toBeLessThan(0.01 * wh + 2);
  });
});

describe("demoDeviceParts()", () => {
  it("lists the devices, and four weeks that end with the last whole quarter and agree with what devices read then", () => {
    const [list, history] = demoDeviceParts(NOON + 60_000);
    expect(list?.columns.device_id).toHaveLength(274);
    const { interval_start, device_id, metric, mean, quality } = history!.columns as Record<string, ArrayLike<unknown>>;
    const starts = Array.from(interval_start as BigInt64Array, (us) => Number(us / 1000n));
    expect(starts.reduce((a, b) => Math.max(a, b))).toBe(NOON - 900_000);
    expect(starts.reduce((a, b) => Math.min(a, b))).toBe(NOON - 28 * 86_400_000);
    expect(new Set(Array.from(quality as string[]))).toEqual(new Set(["synthetic"]));
    const row = starts.findIndex(
      (at, i) => at === NOON - 900_000 && device_id?.[i] === "room-E101" && metric?.[i] === "power_w",
    );
    const room = campus.devices.find((device) => device.device_id === "room-E101");
    const read = Array.from(
      { length: 90 },
      (_, i) => campus.valuesAt(room!, NOON - 900_000 + i * 10_000).power_w as number,
    );
    const meanRead = read.reduce((sum, w) => sum + w, 0) / read.length;
    expect(row).toBeGreaterThanOrEqual(0);
    expect(Math.abs((mean?.[row] as number) - meanRead)).toBeLessThan(0.01 * meanRead);
  });
});
