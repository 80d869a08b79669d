import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accuracy, mase, seasonalScale, skill } from "./accuracy.ts";

const series = (...values: number[]) => Float64Array.from(values);

describe("accuracy()", () => {
  // Oracle: R 4.2.2, e <- abs(y - f); mean(e), mean(e^2), 100*mean((e/y)[y != 0]), mean(200*e/(abs(y)+abs(f))), 100*sum(e)/sum(y).
  it("reproduces R's figures and counts the zero that MAPE skips", () => {
    const found = accuracy(series(3, 0, 5, 8, 2.5), series(2.5, 0.5, 4, 8, 3));
    expect(found.count).toBe(5);
    expect(found.mae).toBeCloseTo(0.5, 12);
    expect(found.mse).toBeCloseTo(0.35, 12);
    expect(found.rmse).toBeCloseTo(Math.sqrt(0.35), 12);
    expect(found.mape).toBeCloseTo(14.16667, 5);
    expect(found.mapeSkipped).toBe(1);
    expect(found.smape).toBeCloseTo(51.71717, 5);
    expect(found.wape).toBeCloseTo(13.51351, 5);
  });

  it("leaves a pair out when either side is missing", () => {
    const found = accuracy(series(1, Number.NaN, 3), series(2, 2, Number.NaN));
    expect(found.count).toBe(1);
    expect(found.mae).toBe(1);
  });

  it.each([
    ["an empty series", series(), series()],
    ["a series without a pair", series(Number.NaN, 1), series(1, Number.NaN)],
  ])("is undefined, not perfect, for %s", (_, actual, yHat) => {
    const found = accuracy(actual, yHat);
    expect(found.count).toBe(0);
    for (const measure of ["mae", "mse", "rmse", "mape", "smape", "wape"] as const) expect(found[measure]).toBeNaN();
  });

  it("has no MAPE and no WAPE when all that happened is zero, and a perfect sMAPE only for a perfect forecast", () => {
    const found = accuracy(series(0, 0), series(0, 1));
    expect(found.mape).toBeNaN();
    expect(found.mapeSkipped).toBe(2);
    expect(found.wape).toBeNaN();
    expect(found.smape).toBe(100);
  });

  it("refuses series of different lengths", () => {
    expect(() => accuracy(series(1), series(1, 2))).toThrow(RangeError);
  });

  it("keeps sMAPE between 0 and 200 and RMSE at or above MAE", () => {
    const value = fc.integer({ min: -1e6, max: 1e6 });
    return fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 30 }), (pairs) => {
        const found = accuracy(
          Float64Array.from(pairs, ([y]) => y),
          Float64Array.from(pairs, ([, f]) => f),
        );
        expect(found.smape).toBeGreaterThanOrEqual(0);
        expect(found.smape).toBeLessThanOrEqual(200 * (1 + 1e-12));
        expect(found.rmse).toBeGreaterThanOrEqual(found.mae * (1 - 1e-12));
      }),
    );
  });
});

describe("seasonalScale()", () => {
  // Hand-worked: |y3-y1| = 3, |y4-y2| is missing, |y5-y3| = 1.
  it("averages over the lag-m pairs that are present", () => {
    expect(seasonalScale(series(1, Number.NaN, 4, 9, 5), 2)).toBe(2);
  });

  it.each([
    ["no pair", series(1, 2), 2],
    ["a constant series", series(5, 5, 5), 1],
  ])("is undefined with %s", (_, history, seasonLength) => {
    expect(seasonalScale(history, seasonLength)).toBeNaN();
  });

  it("feeds mase() and leaves it undefined with it", () => {
    expect(mase(3, seasonalScale(series(1, 3, 5), 1))).toBe(1.5);
    expect(mase(3, Number.NaN)).toBeNaN();
    expect(mase(Number.NaN, 1)).toBeNaN();
  });
});

describe("skill()", () => {
  it("is positive for a better, zero for an equal, negative for a worse forecast", () => {
    expect(skill(1, 4)).toBe(0.75);
    expect(skill(4, 4)).toBe(0);
    expect(skill(8, 4)).toBe(-1);
  });

  it("is undefined against a reference without error or without value", () => {
    expect(skill(0, 0)).toBeNaN();
    expect(skill(1, Number.NaN)).toBeNaN();
  });
});
