import { describe, expect, it } from "vitest";
import { seededNoise } from "../twin/seeded-noise.ts";
import { remainingTime } from "./remaining-time.ts";
import { theilSen } from "./theil-sen.ts";

const DAY_MS = 86_400_000;

/** Residuals by the hour for so many days. */
function drift(days: number, perDay: number, seed: number, deviation = 0.3) {
  const noise = seededNoise(seed);
  const at = Float64Array.from({ length: days * 24 }, (_, i) => i * 3_600_000);
  return { at, residual: at.map((t) => (perDay * t) / DAY_MS + deviation * noise()) };
}

describe("theilSen()", () => {
  // Oracle: scipy.stats.theilslopes of y = 2x + 1 with two wild values gives slope 2, intercept 1.
  it("is not moved by wild values", () => {
    const time = Float64Array.from({ length: 12 }, (_, i) => i);
    const values = time
      .map((x) => 2 * x + 1)
      .with(3, 500)
      .with(8, -700);
    expect(theilSen(time, values, 0.95)).toMatchObject({ slope: 2, isSignificant: true });
    expect(theilSen(time, values, 0.95)!.intercept).toBeCloseTo(1, 9);
  });

  it("holds the true slope nine times in ten and more at 95 %, and finds none in noise", () => {
    let [held, significant] = [0, 0];
    for (let seed = 0; seed < 60; seed++) {
      const { at, residual } = drift(3, 0.1, seed);
      const trend = theilSen(
        at.map((t) => t / DAY_MS),
        residual,
        0.95,
      )!;
      if (trend.slopeLow <= 0.1 && trend.slopeHigh >= 0.1) held++;
      const flat = drift(3, 0, seed + 100);
      if (theilSen(flat.at, flat.residual, 0.95)!.isSignificant) significant++;
    }
    expect(held).toBeGreaterThanOrEqual(54);
    expect(significant).toBeLessThanOrEqual(6);
  });

  it("does not take a wander for a trend", () => {
    const noise = seededNoise(9);
    let significant = 0;
    for (let run = 0; run < 40; run++) {
      let value = 0;
      const values = Float64Array.from({ length: 80 }, () => (value = 0.8 * value + noise()));
      if (
        theilSen(
          values.map((_, i) => i),
          values,
          0.95,
        )!.isSignificant
      )
        significant++;
    }
    expect(significant).toBeLessThanOrEqual(6);
  });

  it("has no trend of fewer than eight values, nor counts what is missing", () => {
    const time = Float64Array.from({ length: 9 }, (_, i) => i);
    expect(theilSen(time.slice(0, 7), time.slice(0, 7), 0.8)).toBeUndefined();
    expect(theilSen(time, time.with(2, Number.NaN).with(3, Number.NaN), 0.8)).toBeUndefined();
    expect(theilSen(time, time.with(2, Number.NaN), 0.8)!.slope).toBe(1);
  });
});

describe("remainingTime()", () => {
  it("tells when a drift of 0.05 a day reaches 2, its interval around it", () => {
    const { at, residual } = drift(20, 0.05, 4);
    const left = remainingTime(at, residual, 2, 0.95)!;
    expect(left.threshold).toBe(2);
    expect(left.days).toBeGreaterThan(left.fromDays);
    expect(left.days).toBeLessThan(left.toDays!);
    expect(left.fromDays).toBeLessThan(20);
    expect(left.toDays!).toBeGreaterThan(20);
    expect(Math.abs(left.days - 20)).toBeLessThan(3);
    const narrow = remainingTime(at, residual, 2, 0.8)!;
    expect(narrow.toDays! - narrow.fromDays).toBeLessThan(left.toDays! - left.fromDays);
  });

  it("goes to the lower limit where the residual falls, and has none left beyond it", () => {
    const { at, residual } = drift(20, -0.05, 4);
    expect(remainingTime(at, residual, 2, 0.8)).toMatchObject({ threshold: -2 });
    expect(remainingTime(at, residual, 0.3, 0.8)).toMatchObject({ days: 0, fromDays: 0 });
  });

  it("says nothing without a trend", () => {
    const { at, residual } = drift(20, 0, 4);
    expect(remainingTime(at, residual, 2, 0.95)).toBeNull();
    expect(remainingTime(at.slice(0, 3), residual.slice(0, 3), 2, 0.95)).toBeNull();
  });
});
