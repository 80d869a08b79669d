import { describe, expect, it } from "vitest";
import { TRAIN } from "./air-passengers-fixture.ts";
import { seasonalIndices } from "./classical-decomposition.ts";

describe("seasonalIndices()", () => {
  // Oracle: R 4.2.2, decompose(window(AirPassengers, end = c(1959, 12)))$figure.
  it("seasonalIndices() reproduces R's factors and summands", () => {
    const factors = seasonalIndices(TRAIN, 12, "multiplicative");
    expect(factors[0]).toBeCloseTo(0.910003709488, 10);
    expect(factors[6]).toBeCloseTo(1.222146625849, 10);
    expect(factors[11]).toBeCloseTo(0.898961643633, 10);
    const summands = seasonalIndices(TRAIN, 12, "additive");
    expect(summands[0]).toBeCloseTo(-23.30694444444, 9);
    expect(summands[6]).toBeCloseTo(58.46805555556, 9);
    expect(summands[11]).toBeCloseTo(-26.93611111111, 9);
  });

  // Oracle: R as above, decompose(ts(AirPassengers[1:30], frequency = 7), "multiplicative")$figure.
  it("seasonalIndices() reproduces R for an odd season and a part of one at the end", () => {
    const expected = [1.045021815953, 0.943091094661, 0.923054802557, 0.961752247276];
    expected.push(1.003685145471, 1.054845326919, 1.068549567163);
    const found = seasonalIndices(TRAIN.subarray(0, 30), 7, "multiplicative");
    for (const [j, value] of expected.entries()) expect(found[j]).toBeCloseTo(value, 10);
  });

  it("seasonalIndices() sums to nothing, or to m when a factor", () => {
    const sum = (values: Float64Array) => values.reduce((a, b) => a + b, 0);
    expect(sum(seasonalIndices(TRAIN, 12, "additive"))).toBeCloseTo(0, 9);
    expect(sum(seasonalIndices(TRAIN, 12, "multiplicative"))).toBeCloseTo(12, 9);
  });

  it("seasonalIndices() takes two seasons and not less", () => {
    expect(seasonalIndices(TRAIN.subarray(0, 24), 12, "additive").every(Number.isFinite)).toBe(true);
    expect(() => seasonalIndices(TRAIN.subarray(0, 23), 12, "additive")).toThrow(RangeError);
  });

  it("seasonalIndices() keeps a missing value missing", () => {
    expect(seasonalIndices(TRAIN.with(60, Number.NaN), 12, "additive").some(Number.isNaN)).toBe(true);
  });
});
