import { describe, expect, it } from "vitest";
import { AlarmEngine } from "../engine.ts";
import { at, rule, T0, told, world } from "../engine-fixture.ts";
import { BudgetGauge } from "./budget-gauge.ts";
import { RateGauge } from "./rate-gauge.ts";
import type { ExpectingTwin } from "./residual-gauge.ts";
import { TrendGauge } from "./trend-gauge.ts";
import { TypicalGauge } from "./typical-gauge.ts";

const HOUR = 3_600_000;
const again = (saved: unknown) => JSON.parse(JSON.stringify(saved));

describe("gauges", () => {
  it("RateGauge tells the slope an hour of the last window, and nothing before half of it", () => {
    const gauge = new RateGauge(600_000, 5, null);
    const slopes = Array.from({ length: 20 }, (_, i) => gauge.read(T0 + i * 60_000, 20 + i / 10));
    expect(slopes.slice(0, 5).every(Number.isNaN)).toBe(true);
    expect(slopes.at(-1)).toBeCloseTo(6, 9);
    const restored = new RateGauge(600_000, 5, null, again(gauge.save()));
    expect(restored.read(T0 + 20 * 60_000, 22)).toBe(gauge.read(T0 + 20 * 60_000, 22));
    expect(Number.isNaN(gauge.read(T0 + 5 * HOUR, 22))).toBe(true);
  });

  it("RateGauge keeps few of many readings, and is right all the same", () => {
    const gauge = new RateGauge(600_000, 5, null);
    let slope = Number.NaN;
    for (let i = 0; i < 5000; i++) slope = gauge.read(T0 + i * 1000, i / 100);
    expect(slope).toBeCloseTo(36, 6);
    expect(gauge.save().ts.length).toBeLessThanOrEqual(66);
  });

  it("TrendGauge tells what is to come within the horizon, and the value itself once it is beyond", () => {
    const gauge = new TrendGauge({ above: 30, below: null, horizonMs: HOUR, windowMs: HOUR });
    let judged = Number.NaN;
    for (let i = 0; i <= 60; i++) judged = gauge.read(T0 + i * 60_000, 20 + i / 15);
    expect(judged).toBeCloseTo(28, 6);
    expect(gauge.read(T0 + 61 * 60_000, 31)).toBe(31);
  });

  it("TypicalGauge expects today what yesterday had, shifted by where today is", () => {
    const options = { above: 100, below: null, horizonMs: HOUR };
    const gauge = new TypicalGauge(options, () => 0);
    const usual = (i: number) => (i % 96 >= 40 && i % 96 < 44 ? 90 : 50);
    for (let i = 0; i < 96; i++) gauge.read(T0 + i * 900_000, usual(i));
    expect(gauge.read(T0 + (96 + 20) * 900_000, 55)).toBe(55);
    const restored = new TypicalGauge(options, () => 0, again(gauge.save()));
    for (const each of [gauge, restored]) expect(each.read(T0 + (96 + 38) * 900_000, 65)).toBe(105);
  });

  it("BudgetGauge counts a register's day by the site's clocks, survives a reset, and projects its end", () => {
    const day = { period: "day", kwh: 10, projected: false } as const;
    const gauge = new BudgetGauge(day, "Wh", "Asia/Seoul");
    // T0 is 09:00 in Seoul.
    expect(gauge.read(T0, 5000)).toBe(0);
    expect(gauge.read(T0 + HOUR, 6000)).toBe(1);
    const restored = new BudgetGauge(day, "Wh", "Asia/Seoul", again(gauge.save()));
    expect(restored.read(T0 + 2 * HOUR, 300)).toBeCloseTo(1.3, 9);
    expect(gauge.read(T0 + 14 * HOUR, 19_000)).toBe(14);
    // Two hours over midnight: half is of the new day.
    expect(gauge.read(T0 + 16 * HOUR, 21_000)).toBe(1);
    const projected = new BudgetGauge({ ...day, projected: true }, "kWh", "Asia/Seoul");
    projected.read(T0, 0);
    expect(projected.read(T0 + HOUR, 1)).toBe(1);
    expect(projected.read(T0 + 5 * HOUR, 5)).toBeCloseTo(15, 9);
  });

  it("BudgetGauge adds up power, but not over a gap", () => {
    const gauge = new BudgetGauge({ period: "month", kwh: 10, projected: false }, "W", "Asia/Seoul");
    gauge.read(T0, 1000);
    expect(gauge.read(T0 + 600_000, 2000)).toBeCloseTo(0.25, 9);
    expect(gauge.read(T0 + HOUR, 2000)).toBeCloseTo(0.25, 9);
  });

  it("a residual rule judges how far a value is from its twin, by a limit or by the twin's band", () => {
    let heard: unknown;
    const twin = (saved: unknown): ExpectingTwin => {
      let n = (saved as { n?: number } | null)?.n ?? 0;
      return {
        step(input) {
          heard = input;
          return ++n < 2 ? { expected: null, low: null, high: null } : { expected: 100, low: 90, high: 105 };
        },
        save: () => ({ n }),
      };
    };
    const judged = {
      ...world([
        { id: "band", when: { type: "residual" } },
        { id: "far", when: { type: "residual", limit: 20 }, deadband: 5 },
      ]),
      openTwin: (device: string, metric: string, saved: unknown) =>
        device === "m1" && metric === "power_w" ? twin(saved) : null,
      drivers: { tempOutC: { deviceId: "weather", metric: "temp_c" } },
    };
    const engine = new AlarmEngine(judged);
    engine.reading(at(0, -3, { deviceId: "weather", metric: "temp_c" }));
    engine.reading(at(0, 500));
    expect(heard).toEqual({ at: T0, reported: 500, drivers: { tempOutC: -3 }, driversAt: { tempOutC: T0 } });
    const later = new AlarmEngine(judged, again(engine.save()));
    expect(later.reading(at(10, 106)).map(({ alarm }) => [alarm.ruleId, alarm.value, alarm.threshold])).toEqual([
      ["band", 6, 5],
    ]);
    expect(later.reading(at(20, 79)).map(({ alarm }) => [alarm.ruleId, alarm.value, alarm.threshold])).toEqual([
      ["far", -21, -20],
    ]);
    expect(later.reading(at(30, 84)).length).toBe(0);
    expect(told(later.reading(at(40, 95)))).toEqual(["cleared@40", "cleared@40"]);
    expect(later.reading(at(50, 1e6, { deviceId: "m2" }))).toEqual([]);
  });

  it("each type of rule finds its gauge where the registry lacks nothing", () => {
    const types = [
      { type: "rate", window: "10m", above: 10 },
      { type: "budget", period: "day", kwh: 1 },
      { type: "forecast", above: 10, horizon: "1h" },
      { type: "forecast", above: 10, horizon: "1h", method: "typical" },
    ];
    const engine = new AlarmEngine({
      ...world([]),
      rules: types.map((when, i) => ({ rule: rule({ id: `r${i}`, when }), revision: 1 })),
    });
    const raised = new Set<string>();
    for (let i = 0; i < 1000; i++)
      for (const { alarm } of engine.reading(at(i * 30, i < 300 ? 5 : i))) raised.add(alarm.ruleId);
    expect([...raised].sort()).toEqual(["r0", "r1", "r2", "r3"]);
    expect(
      new AlarmEngine(world([{ when: { type: "range" } }, { id: "x", when: { type: "residual" } }])).reading(
        at(0, 1e9),
      ),
    ).toEqual([]);
  });
});
