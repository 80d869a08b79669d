import { expect, it } from "vitest";
import type { MeterModel } from "#lib/metering/twin/meter-model.ts";
import { workingWeek } from "#lib/metering/twin/week-calendar.ts";
import { driversAhead } from "./drivers-ahead.ts";
import { runTwin } from "./run-twin.ts";
import { twinKinds } from "./twin-kinds.ts";

const QUARTER = 900_000;
const START = Date.parse("2026-03-02T00:00:00+09:00");
const flat = (of: number) => new Array<number>(96).fill(of);
const METER: MeterModel = {
  ...{ kind: "meter", version: 1, metric: "power_w", calendar: workingWeek("Asia/Seoul"), levelDays: 0, floor: 5 },
  ...{ profile: { "*": { low: flat(80), mid: flat(100), high: flat(120), days: 20 } }, calibration: null },
};
const history = (values: readonly number[], drivers: Record<string, Float64Array> = {}) => ({
  at: Float64Array.from(values, (_, i) => START + i * QUARTER),
  reported: Float64Array.from(values),
  drivers,
});

it("runTwin() tells since when a device parts from its twin, and that one which agrees does not", () => {
  const agrees = Array.from({ length: 96 }, (_, i) => 100 + (i % 3));
  expect(runTwin(METER, history(agrees)).partedSince).toBeNull();
  const parts = agrees.map((value, i) => (i < 48 ? value : value + 60));
  const { partedSince, points } = runTwin(METER, history(parts));
  expect(partedSince).toBeGreaterThanOrEqual(START + 46 * QUARTER);
  expect(partedSince).toBeLessThanOrEqual(START + 49 * QUARTER);
  expect(points[50]).toMatchObject({ value: 162, expected: 100, low: 80, high: 120 });
  expect(runTwin(METER, history([Number.NaN, 100])).points[0]?.value).toBeNull();
});

it("driversAhead() takes the weather of the same time of the last day that is known, changed as asked", () => {
  const tempOutC = Float64Array.from({ length: 192 }, (_, i) => (i === 100 ? Number.NaN : i));
  const told = history(new Array<number>(192).fill(1), { tempOutC });
  const ask = { hours: 24, warmerK: 5, sunShare: 0.5, heatSetC: null };
  expect(driversAhead(told, ask, 0).tempOutC).toBe(96 + 5);
  expect(driversAhead(told, ask, 4).tempOutC).toBe(4 + 5);
  expect(driversAhead(told, ask, 96).tempOutC).toBe(96 + 5);
  expect(driversAhead(told, ask, 0)).toMatchObject({ solarWPerM2: null, heatSetC: null });
  expect(driversAhead(told, ask, 0)).not.toHaveProperty("coolSetC");
});

it("twinKinds() knows temperatures and powers, and nothing else", () => {
  expect(twinKinds("temp_c")[0]).toBe("thermometer");
  expect(twinKinds("power_w")).toEqual(["meter"]);
  expect(twinKinds("humidity_pct")).toEqual([]);
});
