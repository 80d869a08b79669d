import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isStable } from "./stability.ts";

/**
 * Roots of the characteristic polynomial inside the unit circle, by the turns it takes around zero along the circle; NaN where
 * it comes too close to zero to count them.
 */
function rootsInside(alpha: number, beta: number, gamma: number, phi: number, m: number): number {
  const inner = alpha + beta - alpha * phi;
  const ends = [phi * (1 - alpha - gamma), inner + gamma - 1];
  const lags = [...ends, ...new Array<number>(m - 2).fill(inner), alpha + beta - phi, 1];
  const points = 4000;
  let turned = 0;
  let before = 0;
  for (let k = 0; k <= points; k++) {
    const omega = (2 * Math.PI * k) / points;
    const real = lags.reduce((sum, c, i) => sum + c * Math.cos(i * omega), 0);
    const imaginary = lags.reduce((sum, c, i) => sum + c * Math.sin(i * omega), 0);
    if (Math.hypot(real, imaginary) < 0.05) return Number.NaN;
    const angle = Math.atan2(imaginary, real);
    if (k > 0) turned += Math.atan2(Math.sin(angle - before), Math.cos(angle - before));
    before = angle;
  }
  return Math.round(turned / (2 * Math.PI));
}

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

  // Oracle: the argument principle. Slopes are drawn around the bound up to which no recursion is run.
  it("isStable() is true where all m + 1 roots lie inside the unit circle, and only there", async () => {
    const part = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    const found = { true: 0, false: 0 };
    const agrees = fc.property(
      part,
      part,
      part,
      fc.constantFrom(0.9, 1),
      fc.constantFrom(3, 4, 7, 12),
      (alpha, slopePart, seasonPart, phi, m) => {
        const gamma = seasonPart * (1 - alpha);
        const q = (1 - phi) ** 2 + 4 * phi * Math.sin(Math.PI / (2 * m)) ** 2;
        const beta = (4 * slopePart * (2 - alpha - gamma) * q) / (1 + phi);
        const inside = rootsInside(alpha, beta, gamma, phi, m);
        fc.pre(!Number.isNaN(inside));
        const stable = isStable(alpha, beta, gamma, phi, new Float64Array(2 * (m + 2)));
        found[`${stable}`]++;
        expect(stable).toBe(inside === m + 1);
      },
    );
    await fc.assert(agrees, { seed: 1 });
    expect(Math.min(found.true, found.false)).toBeGreaterThan(10);
  });

  it("isStable() is false for a parameter that is missing", () => {
    expect(isStable(Number.NaN, 0.1, 0.1, 1, new Float64Array(28))).toBe(false);
  });
});
