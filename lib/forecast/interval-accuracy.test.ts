import { describe, expect, it } from "vitest";
import { intervalAccuracy } from "./interval-accuracy.ts";

const series = (...values: number[]) => Float64Array.from(values);

describe("intervalAccuracy()", () => {
  // Hand-worked, alpha = 0.2: widths 4, 4, 4; 1 below the first bound adds 2/0.2 * 1 = 10, 2 above the third adds 20:
  // (4 + 10 + 4 + 4 + 20) / 3 = 14, over the scale 2.
  it("scores width, misses and coverage as a hand calculation does", () => {
    const found = intervalAccuracy(series(1, 4, 8, 3), series(2, 2, 2, Number.NaN), series(6, 6, 6, 6), 0.8, 2);
    expect(found.count).toBe(3);
    expect(found.coverage).toBeCloseTo(1 / 3, 12);
    expect(found.acd).toBeCloseTo(0.8 - 1 / 3, 12);
    expect(found.msis).toBeCloseTo(7, 12);
  });

  it("counts a value on the bound as covered", () => {
    expect(intervalAccuracy(series(2), series(2), series(2), 0.95, 1).coverage).toBe(1);
  });

  it("is undefined without intervals, and has no MSIS without a scale", () => {
    const none = intervalAccuracy(series(1), series(Number.NaN), series(Number.NaN), 0.95, 1);
    expect(none.coverage).toBeNaN();
    expect(none.acd).toBeNaN();
    expect(intervalAccuracy(series(1), series(0), series(2), 0.95, Number.NaN).msis).toBeNaN();
    expect(intervalAccuracy(series(1), series(0), series(2), 0.95, 0).msis).toBeNaN();
  });

  it("refuses bounds of another length", () => {
    expect(() => intervalAccuracy(series(1), series(), series(1), 0.8, 1)).toThrow(RangeError);
  });
});
