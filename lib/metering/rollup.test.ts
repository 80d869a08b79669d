import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { MetricReadings } from "./metric-readings.ts";
import { QUARTER_MS, quartersOver } from "./quarters.ts";
import { metricReadings, sum } from "./readings-fixture.ts";
import { rollup } from "./rollup.ts";
import { RollupRows } from "./rollup-rows.ts";

const METRICS = ["energy_wh", "interval_energy_kwh", "power_w", "temp_c"];
const HOUR = quartersOver(0, 3_600_000);

function rolled(readings: readonly MetricReadings[], quarters = HOUR) {
  const rows = new RollupRows();
  rollup(readings, quarters, rows, { device: 0, metrics: new Map(METRICS.map((name, i) => [name, i])) });
  return Array.from({ length: rows.length }, (_, i) => ({
    metric: METRICS[rows.metric[i]!],
    minute: rows.start[i]! / 60_000,
    mean: rows.mean[i]!,
    count: rows.count[i]!,
    coverage: rows.coverage[i]!,
    kwh: rows.energyKwh[i]!,
    estimated: rows.estimated[i] === 1,
    quality: rows.quality[i]!,
  }));
}

const every = (minutes: number, value: (minute: number) => number, until = 60) =>
  Array.from({ length: Math.floor(until / minutes) + 1 }, (_, i) => [i * minutes, value(i * minutes)] as const);

describe("rollup()", () => {
  it("integrates power by trapezoids that end where a quarter does", () => {
    // P = 60·t W with t in minutes: ∫ over the quarter from a to a + 15 is 60·(15·a + 112.5) / 60 Wh.
    const rows = rolled([
      metricReadings(
        "power_w",
        every(10, (minute) => 60 * minute),
      ),
    ]);
    expect(rows.map(({ kwh }) => Math.round(kwh * 1e9) / 1e9)).toEqual([0.1125, 0.3375, 0.5625, 0.7875]);
  });

  it("integrates power exactly over quarters that a trapezoid crosses", () => {
    const [first, second] = rolled([
      metricReadings("power_w", [
        [10, 0],
        [20, 1200],
      ]),
    ]);
    expect([first?.kwh, second?.kwh]).toEqual([expect.closeTo(0.025, 12), expect.closeTo(0.075, 12)]);
  });

  it("integrates nothing over a gap of more than 15 minutes", () => {
    const rows = rolled([
      metricReadings("power_w", [
        [0, 1000],
        [16, 1000],
        [17, 1000],
      ]),
    ]);
    expect(rows.map(({ kwh, coverage }) => [kwh, coverage])).toEqual(
      [
        [Number.NaN, 1],
        [expect.closeTo(1 / 60, 12), 14 / 15],
        [Number.NaN, 2 / 15],
      ].slice(0, 2),
    );
  });

  it("puts energy on one row of a quarter: on power, told by the register", () => {
    const power = metricReadings(
      "power_w",
      every(1, () => 900),
    );
    const register = metricReadings(
      "energy_wh",
      every(5, (minute) => 1000 + (minute * 1000) / 60),
    );
    const rows = rolled([register, power]);
    expect(rows.filter(({ metric, kwh }) => metric === "energy_wh" && !Number.isNaN(kwh))).toEqual([]);
    expect(rows.filter(({ metric }) => metric === "power_w").map(({ kwh }) => Math.round(kwh * 1e9) / 1e9)).toEqual(
      [0.25, 0.25, 0.25, 0.25, Number.NaN].slice(0, 4),
    );
  });

  it("lets the register bridge what power misses, and marks it", () => {
    const power = metricReadings(
      "power_w",
      every(1, () => 900, 10),
    );
    const register = metricReadings("energy_wh", [
      [0, 0],
      [10, 150],
      [50, 750],
    ]);
    const rows = rolled([register, power]);
    expect(
      rows
        .filter(({ kwh }) => !Number.isNaN(kwh))
        .map(({ metric, minute, kwh, estimated, count, quality }) => [
          metric,
          minute,
          Math.round(kwh * 1e6) / 1e6,
          estimated,
          count,
          quality,
        ]),
    ).toEqual([
      ["energy_wh", 15, 0.225, true, 0, 1],
      ["energy_wh", 30, 0.225, true, 0, 1],
      ["energy_wh", 45, 0.075, true, 1, 0],
      ["power_w", 0, 0.225, true, 11, 0],
    ]);
  });

  it("spreads the energy of an interval over its quarters", () => {
    const rows = rolled([
      metricReadings("interval_energy_kwh", [
        [0, 4],
        [60, 8],
      ]),
    ]);
    expect(rows.map(({ kwh, coverage, count, estimated }) => [kwh, coverage, count, estimated])).toEqual([
      [1, 1, 1, false],
      [1, 1, 0, false],
      [1, 1, 0, false],
      [1, 1, 0, false],
    ]);
  });

  it("has no row for a quarter of which nothing is known, and none of nothing", () => {
    expect(rolled([metricReadings("temp_c", [[50, 21]])]).map(({ minute, mean, kwh }) => [minute, mean, kwh])).toEqual([
      [45, 21, Number.NaN],
    ]);
    expect(rolled([])).toEqual([]);
    expect(rolled([metricReadings("power_w", [])])).toEqual([]);
  });

  const walk = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -100, max: 5000 })), {
    minLength: 1,
    maxLength: 60,
  });
  const asPairs = (steps: readonly (readonly [number, number])[]) => {
    let minute = 0;
    return steps.map(([wait, value]) => {
      minute += wait;
      return [minute, value] as const;
    });
  };

  it("adds up to the same energy and readings over any split of the range", () => {
    fc.assert(
      fc.property(walk, walk, fc.integer({ min: 1, max: 8 }), (power, register, pieces) => {
        const readings = [metricReadings("energy_wh", asPairs(register)), metricReadings("power_w", asPairs(power))];
        const whole = quartersOver(0, 2400 * 60_000);
        const cut = Array.from({ length: pieces }, (_, i) => {
          const at = (k: number) => Math.floor((whole.count * k) / pieces);
          return rolled(readings, { from: at(i) * QUARTER_MS, count: at(i + 1) - at(i) });
        }).flat();
        const order = (rows: typeof cut) =>
          [...rows].sort((a, b) => a.minute - b.minute || (a.metric! < b.metric! ? -1 : 1));
        expect(order(cut)).toEqual(order(rolled(readings, whole)));
      }),
    );
  });

  it("covers from none to all of a quarter, and no more", () => {
    fc.assert(
      fc.property(walk, fc.constantFrom(...METRICS), (steps, metric) => {
        const rows = rolled([metricReadings(metric, asPairs(steps))], quartersOver(0, 2400 * 60_000));
        expect(rows.length).toBeGreaterThan(0);
        for (const { coverage } of rows) expect(coverage >= 0 && coverage <= 1).toBe(true);
      }),
    );
  });

  it("keeps the energy of intervals whole", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 1 }), (hours) => {
        const pairs = hours.sort((a, b) => a - b).map((hour) => [hour * 60, hour + 1] as const);
        const rows = rolled([metricReadings("interval_energy_kwh", pairs)], quartersOver(0, 2640 * 60_000));
        expect(sum(rows.map(({ kwh }) => kwh))).toBeCloseTo(sum(pairs.map(([, kwh]) => kwh)), 9);
      }),
    );
  });
});
