import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blankSample, placeSample, type SeasonalArma } from "./arma-sample.ts";
import { continuation } from "./continuation.ts";
import { whiten } from "./whitened.ts";

/** Weights of the infinite moving average are cut here: 0.9 to its power is nothing. */
const WEIGHTS = 800;

/** Autocovariances γ_0…γ_lags from the infinite moving average, the factors multiplied out. */
function autocovariances({ phi, theta, seasonalPhi, seasonalTheta }: SeasonalArma, m: number, lags: number): number[] {
  const moving = new Float64Array(WEIGHTS + lags);
  for (const [lag, weight] of [
    [0, 1],
    [1, theta],
    [m, seasonalTheta],
    [m + 1, theta * seasonalTheta],
  ] as const) {
    moving[lag]! += weight;
  }
  const psi = new Float64Array(moving.length);
  for (let j = 0; j < psi.length; j++) {
    psi[j] =
      moving[j]! +
      phi * (psi[j - 1] ?? 0) +
      seasonalPhi * (psi[j - m] ?? 0) -
      phi * seasonalPhi * (psi[j - m - 1] ?? 0);
  }
  return Array.from({ length: lags + 1 }, (_, lag) => {
    let sum = 0;
    for (let j = 0; j < WEIGHTS; j++) sum += psi[j]! * psi[j + lag]!;
    return sum;
  });
}

/** Γ⁻¹·w and ln |Γ| by elimination of the dense covariance matrix. */
function solveDense(gamma: readonly number[], w: Float64Array): { solution: number[]; logDeterminant: number } {
  const rows = Array.from(w, (value, i) => [...Array.from(w, (_, j) => gamma[Math.abs(i - j)]!), value]);
  let logDeterminant = 0;
  for (const [i, lead] of rows.entries()) {
    logDeterminant += Math.log(lead[i]!);
    for (const row of rows.slice(i + 1)) {
      const factor = row[i]! / lead[i]!;
      for (let j = i; j < row.length; j++) row[j]! -= factor * lead[j]!;
    }
  }
  const n = w.length;
  const solution = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    let value = rows[i]![n]!;
    for (let j = i + 1; j < n; j++) value -= rows[i]![j]! * solution[j]!;
    solution[i] = value / rows[i]![i]!;
  }
  return { solution, logDeterminant };
}

const coefficient = fc.oneof(fc.constant(0), fc.double({ min: -0.9, max: 0.9, noNaN: true }));
const anyProcess = fc.record({
  phi: coefficient,
  theta: coefficient,
  seasonalPhi: coefficient,
  seasonalTheta: coefficient,
});
const anySeries = fc.array(fc.double({ min: -10, max: 10, noNaN: true }), { minLength: 1, maxLength: 17 });

// Oracle: the dense covariance matrix of the sample, from the process' infinite moving average.
describe("whiten()", () => {
  it("whiten() gives w′·Γ⁻¹·w, and placeSample() ln |Γ|, whatever the factors, season and length", () =>
    fc.assert(
      fc.property(anyProcess, fc.integer({ min: 2, max: 6 }), anySeries, (process, m, values) => {
        const w = Float64Array.from(values);
        const n = w.length;
        const sample = blankSample(n, m);
        Object.assign(sample.process, process);
        placeSample(sample);
        const out = new Float64Array(n + 1);
        whiten(sample, w, out);
        const { solution, logDeterminant } = solveDense(autocovariances(process, m, n), w);
        const expected = solution.reduce((sum, v, t) => sum + v * w[t]!, 0);
        expect(out.reduce((sum, r) => sum + r * r, 0)).toBeCloseTo(expected, 6);
        expect(sample.logDeterminant).toBeCloseTo(logDeterminant, 8);
      }),
    ));

  it("continuation() gives γ′·Γ⁻¹·w, the expectation given the whole series", () =>
    fc.assert(
      fc.property(anyProcess, fc.integer({ min: 2, max: 6 }), anySeries, (process, m, values) => {
        const w = Float64Array.from(values);
        const n = w.length;
        const gamma = autocovariances(process, m, n + 8);
        const { solution } = solveDense(gamma, w);
        const found = continuation(process, m, w, 8);
        for (const [h, forecast] of found.entries()) {
          const expected = solution.reduce((sum, v, t) => sum + v * gamma[n + h - t]!, 0);
          expect(forecast).toBeCloseTo(expected, 8);
        }
      }),
    ));

  it("whiten() passes a missing value on", () => {
    const sample = blankSample(3, 2);
    Object.assign(sample.process, { theta: 0.5, seasonalPhi: 0.5 });
    placeSample(sample);
    expect(whiten(sample, Float64Array.of(1, Number.NaN, 2), new Float64Array(4))).toBeNaN();
  });
});
