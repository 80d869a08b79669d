import { describe, expect, it } from "vitest";
import { TRAIN } from "./air-passengers-fixture.ts";
import { isSeasonal } from "./seasonality-test.ts";

describe("isSeasonal()", () => {
  // Oracle: R 4.2.2, acf(): |r_12| = 0.748 against a limit of 0.515, |r_24| = 0.514 against 0.640.
  it("isSeasonal() agrees with R's autocorrelations of AirPassengers", () => {
    expect(isSeasonal(TRAIN, 12)).toBe(true);
    expect(isSeasonal(TRAIN, 24)).toBe(false);
  });

  it("isSeasonal() is false below three seasons, for a season of one, a constant, and a missing value", () => {
    const peaks = Float64Array.from({ length: 36 }, (_, t) => (t % 12 === 5 ? 9 : 1));
    expect(isSeasonal(peaks, 12)).toBe(true);
    expect(isSeasonal(peaks.subarray(1), 12)).toBe(false);
    expect(isSeasonal(TRAIN, 1)).toBe(false);
    expect(isSeasonal(new Float64Array(60).fill(7), 12)).toBe(false);
    expect(isSeasonal(TRAIN.with(70, Number.NaN), 12)).toBe(false);
    expect(isSeasonal(new Float64Array(0), 12)).toBe(false);
  });

  it("isSeasonal() does not depend on the unit or on the zero", () => {
    expect(
      isSeasonal(
        TRAIN.map((y) => 1e9 * y - 5e11),
        12,
      ),
    ).toBe(true);
  });
});
