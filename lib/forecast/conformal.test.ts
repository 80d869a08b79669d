import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conformalBand, errorsNeeded, pooledConformalBands } from "./conformal.ts";

const upTo = (n: number) => Float64Array.from({ length: n }, (_, i) => (i % 2 ? i + 1 : -(i + 1)));

describe("errorsNeeded()", () => {
  it.each([
    [0.5, 1],
    [0.8, 4],
    [0.9, 9],
    [0.95, 19],
    [0.99, 99],
  ])("of level %f is %i", (level, count) => {
    expect(errorsNeeded(level)).toBe(count);
  });
});

describe("conformalBand()", () => {
  // Hand-worked with errors 1..n: the band is the ceil((n + 1)(1 - a))-th smallest.
  it.each([
    [4, 0.8, 4],
    [9, 0.8, 8],
    [10, 0.8, 9],
    [19, 0.95, 19],
    [39, 0.95, 38],
    [99, 0.95, 95],
  ])("of %i errors at level %f is the error of rank %i", (n, level, rank) => {
    expect(conformalBand(upTo(n), level)).toEqual({ level, halfWidth: rank, count: n, origins: n, pooled: false });
  });

  it("promises nothing with too few errors, and does not count missing ones", () => {
    const band = conformalBand([1, Number.NaN, 2, 3], 0.8);
    expect(band.halfWidth).toBeNaN();
    expect(band.count).toBe(3);
    expect(conformalBand([], 0.8)).toMatchObject({ count: 0, halfWidth: Number.NaN });
  });

  // Law: for exchangeable errors the next one lies inside with probability ceil((n+1)(1-a))/(n+1) >= 1-a. Leaving out each
  // of n + 1 distinct errors in turn makes that an exact count.
  it("covers at least its level of exchangeable errors", () =>
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 1e6 }), { minLength: 5, maxLength: 60 }),
        fc.constantFrom(0.8, 0.95),
        (errors, level) => {
          fc.pre(errors.length - 1 >= errorsNeeded(level));
          const covered = errors.filter((left, i) => left <= conformalBand(errors.toSpliced(i, 1), level).halfWidth);
          expect(covered.length / errors.length).toBeGreaterThanOrEqual(level - 1e-12);
          expect(covered.length / errors.length).toBeLessThan(level + 1 / errors.length + 1e-12);
        },
      ),
      { numRuns: 300 },
    ));
});

describe("pooledConformalBands()", () => {
  it("lets few errors of many series carry a level that none carries alone", () => {
    const errors = Array.from({ length: 10 }, (_, i) => [(i + 1) * 1, (i + 1) * -2]);
    const scales = Array.from({ length: 10 }, (_, i) => i + 1);
    const bands = pooledConformalBands(errors, scales, 0.95);
    for (const [i, band] of bands.entries()) {
      expect(band).toEqual({ level: 0.95, halfWidth: 2 * (i + 1), count: 20, origins: 2, pooled: true });
    }
    expect(conformalBand(errors[0]!, 0.95).halfWidth).toBeNaN();
  });

  it("leaves out a series without a scale and gives it no band", () => {
    const bands = pooledConformalBands([upTo(4), upTo(100)], [1, Number.NaN], 0.8);
    expect(bands[0]).toMatchObject({ halfWidth: 4, count: 4 });
    expect(bands[1]!.halfWidth).toBeNaN();
  });

  it("refuses scales that do not match the series", () => {
    expect(() => pooledConformalBands([[1]], [1, 2], 0.8)).toThrow(RangeError);
  });
});
