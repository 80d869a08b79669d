import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TRAIN } from "../air-passengers-fixture.ts";
import { reverseFactor, runFactor } from "./factor-innovations.ts";
import type { SmoothingState } from "./form.ts";
import { blankInnovations, concentratedDeviance, type ErrorKind } from "./innovations.ts";
import { reverseSummand, runSummand } from "./summand-innovations.ts";

const FIELDS = ["alpha", "beta", "gamma", "phi", "level", "slope"] as const;
const y = TRAIN.subarray(0, 40).map((value) => value / 150);

/** A state near what fits the beginning of AirPassengers, with a season of four. */
const states = (isFactor: boolean): fc.Arbitrary<SmoothingState> =>
  fc
    .record({
      alpha: fc.double({ min: 0.05, max: 0.6, noNaN: true }),
      beta: fc.double({ min: 0.001, max: 0.05, noNaN: true }),
      gamma: fc.double({ min: 0.001, max: 0.3, noNaN: true }),
      phi: fc.double({ min: 0.8, max: 1, noNaN: true }),
      level: fc.double({ min: 0.7, max: 0.9, noNaN: true }),
      slope: fc.double({ min: 0, max: 0.01, noNaN: true }),
      season: fc.array(fc.double({ min: -0.1, max: 0.1, noNaN: true }), { minLength: 4, maxLength: 4 }),
    })
    .map((state) => ({ ...state, season: Float64Array.from(state.season, (s) => (isFactor ? 1 + s : s)) }));

describe.each([
  ["summand", "additive", runSummand, reverseSummand],
  ["summand", "multiplicative", runSummand, reverseSummand],
  ["factor", "multiplicative", runFactor, reverseFactor],
] as const)("innovations with a season that is a %s and %s errors", (season, error: ErrorKind, run, reverse) => {
  const innovations = blankInnovations(y.length, error);
  const deviance = (state: SmoothingState) => {
    expect(run(y, { ...state, season: state.season.slice() }, innovations)).toBe(true);
    return concentratedDeviance(innovations);
  };

  it("have the gradient that central differences show", () =>
    fc.assert(
      fc.property(states(season === "factor"), (state) => {
        deviance(state);
        const into = { ...state, season: new Float64Array(4) };
        reverse(state, innovations, into);
        const h = 1e-6;
        for (const field of FIELDS) {
          const up = deviance({ ...state, [field]: state[field] + h });
          const down = deviance({ ...state, [field]: state[field] - h });
          expect(into[field]).toBeCloseTo((up - down) / (2 * h), 2);
        }
        for (let j = 0; j < 4; j++) {
          const up = deviance({ ...state, season: state.season.with(j, state.season[j]! + h) });
          const down = deviance({ ...state, season: state.season.with(j, state.season[j]! - h) });
          expect(into.season[j]).toBeCloseTo((up - down) / (2 * h), 2);
        }
      }),
      { numRuns: 50, seed: 20261121 },
    ));
});

describe("runSummand(), runFactor()", () => {
  const state = { alpha: 0.2, beta: 0, gamma: 0.1, phi: 1, level: 1, slope: 0 };

  it("runFactor() gives up when level or season stop being above zero", () => {
    const innovations = blankInnovations(3, "multiplicative");
    const season = Float64Array.of(1, -0.1);
    expect(runFactor(Float64Array.of(1, 1, 1), { ...state, season }, innovations)).toBe(false);
    expect(
      runFactor(Float64Array.of(1, 1, 1), { ...state, level: -1, season: Float64Array.of(1, 1) }, innovations),
    ).toBe(false);
  });

  it("runSummand() gives up at a forecast of zero when errors are parts of it, and at a missing value", () => {
    const low = { ...state, level: 0, season: Float64Array.of(0) };
    expect(runSummand(Float64Array.of(1, 1), { ...low }, blankInnovations(2, "multiplicative"))).toBe(false);
    expect(runSummand(Float64Array.of(1, Number.NaN), { ...low }, blankInnovations(2, "additive"))).toBe(false);
  });

  it("concentratedDeviance() keeps a bound when a fit is perfect", () => {
    const innovations = blankInnovations(3, "additive");
    runSummand(Float64Array.of(1, 1, 1), { ...state, season: Float64Array.of(0) }, innovations);
    expect(innovations.squares).toBe(0);
    expect(concentratedDeviance(innovations)).toBeGreaterThan(-200);
  });
});
