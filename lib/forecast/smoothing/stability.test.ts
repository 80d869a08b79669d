import { describe, expect, it } from "vitest";
import { isStable } from "./stability.ts";

describe("isStable()", () => {
  // Oracle: R 4.2.2, forecast 8.20, forecast:::admissible(alpha, beta, gamma, phi, m), by the roots of the polynomial.
  it.each([
    [2, 0.94, 0.059, 0.01, 1, true],
    [2, 0.33, 0.303, 0.11, 1, true],
    [2, 0.09, 0.016, 0.01, 0.9, true],
    [7, 0.29, 0.287, 0.64, 0.9, false],
    [7, 0.47, 0.43, 0.19, 0.9, true],
    [7, 0.65, 0.012, 0.07, 1, true],
    [12, 0.48, 0.237, 0.44, 1, false],
    [12, 0.44, 0.225, 0.21, 0.9, false],
    [12, 0.72, 0.06, 0.25, 1, true],
    [12, 0.69, 0.32, 0.19, 0.9, false],
    [24, 0.69, 0.04, 0.05, 1, true],
    [24, 0.66, 0.106, 0.22, 0.9, false],
    [24, 0.45, 0.05, 0.19, 1, false],
    [24, 0.41, 0.01, 0.36, 0.9, true],
  ])(
    "isStable() agrees with R for m = %i, α = %f, β = %f, γ = %f, φ = %f: %s",
    (m, alpha, beta, gamma, phi, expected) => {
      expect(isStable(alpha, beta, gamma, phi, new Float64Array(2 * (m + 2)))).toBe(expected);
    },
  );

  it("isStable() is false for a parameter that is missing", () => {
    expect(isStable(Number.NaN, 0.1, 0.1, 1, new Float64Array(28))).toBe(false);
  });
});
