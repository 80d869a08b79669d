import { describe, expect, it } from "vitest";
import { TRAIN } from "../air-passengers-fixture.ts";
import { aicc, bestEts } from "./best-ets.ts";
import { runFactor } from "./factor-innovations.ts";
import type { SmoothingForm, SmoothingState } from "./form.ts";
import { blankInnovations, concentratedDeviance } from "./innovations.ts";
import { fitLikelihood } from "./likelihood-fit.ts";
import { pointForecast } from "./point-forecast.ts";

const DAMPED: SmoothingForm = { trend: "damped", season: "multiplicative", seasonLength: 12 };

/** What R 4.2.2, forecast 8.20, ets() fits to AirPassengers 1949-1959: ETS(M,Ad,M), its parameters and first states. */
const FITTED_BY_R: SmoothingState = {
  alpha: 0.758016346593,
  beta: 0.0212961086462,
  gamma: 0.000105929671007,
  phi: 0.979999657773,
  level: 120.748275218443,
  slope: 1.76321248849,
  season: Float64Array.of(
    ...[0.907293994937, 0.892555766056, 1.02067324679, 0.980368808683, 0.978168861543, 1.107488311202],
    ...[1.225056240394, 1.215571311391, 1.058714421573, 0.91901771639, 0.798043656865, 0.897047664177],
  ),
};

describe("the likelihood of a model", () => {
  it("is R's at R's parameters: AICc 1250.511, and R's state after the last period", () => {
    const state = { ...FITTED_BY_R, season: FITTED_BY_R.season.slice() };
    const innovations = blankInnovations(TRAIN.length, "multiplicative");
    runFactor(TRAIN, state, innovations);
    expect(aicc(concentratedDeviance(innovations), DAMPED, TRAIN.length)).toBeCloseTo(1250.51109, 4);
    expect(state.level).toBeCloseTo(451.9938430546, 6);
    expect(state.slope).toBeCloseTo(2.0012838687, 7);
    // R's first forecast, 411.9115, is (ℓ + b)·s; with the damping that its own fit has, it is (ℓ + φb)·s.
    expect((state.level + state.slope) * state.season[0]!).toBeCloseTo(411.9114754, 5);
    expect(pointForecast(state, DAMPED, TRAIN.length, 1)[0]).toBeCloseTo(411.8751594, 5);
  });
});

describe("fitLikelihood()", () => {
  // Oracle: R as above, ets(model, maxit = 1e5), which converges for the first two and stops short of the minimum for the rest.
  it.each([
    ["additive", { trend: "none", season: "none", seasonLength: 1 }, 1559.107],
    ["multiplicative", { trend: "none", season: "none", seasonLength: 1 }, 1509.193],
    ["additive", { trend: "damped", season: "none", seasonLength: 1 }, 1565.375],
    ["additive", { trend: "none", season: "additive", seasonLength: 12 }, 1402.778],
    ["additive", { trend: "additive", season: "additive", seasonLength: 12 }, 1404.248],
    ["multiplicative", { trend: "none", season: "multiplicative", seasonLength: 12 }, 1298.108],
    ["multiplicative", { trend: "additive", season: "multiplicative", seasonLength: 12 }, 1262.373],
    ["multiplicative", DAMPED, 1250.494],
  ] as const)("fitLikelihood() of %s errors, %j is at least as good as R's AICc of %f", (error, form, byR) => {
    const found = aicc(fitLikelihood(TRAIN, form, error).deviance, form, TRAIN.length);
    expect(found).toBeLessThan(byR + 2e-3);
    if (form.season === "none" && form.trend === "none") expect(found).toBeCloseTo(byR, 2);
  });

  it("fitLikelihood() multiplies with the history, and its deviance tells by how much", () => {
    const one = fitLikelihood(TRAIN, DAMPED, "multiplicative");
    const many = fitLikelihood(
      TRAIN.map((y) => y * 3e7),
      DAMPED,
      "multiplicative",
    );
    expect(many.state.level / one.state.level / 3e7).toBeCloseTo(1, 5);
    expect(many.deviance - one.deviance).toBeCloseTo(2 * TRAIN.length * Math.log(3e7), 3);
  });
});

describe("bestEts()", () => {
  it("bestEts() knows no season where the history is shorter than two, and no factors where a value is zero", () => {
    expect(bestEts(TRAIN.subarray(0, 23), 12)!.form.season).toBe("none");
    expect(bestEts(TRAIN, 12)!.form.season).toBe("multiplicative");
    expect(bestEts(TRAIN.with(0, 0), 12)!.error).toBe("additive");
  });

  it("bestEts() is undefined for a history too short for any form, and for one with a gap", () => {
    expect(bestEts(TRAIN.subarray(0, 4), 1)).toBeUndefined();
    expect(bestEts(TRAIN.subarray(0, 5), 1)).toBeDefined();
    expect(bestEts(TRAIN.with(9, Number.NaN), 12)).toBeUndefined();
  });
});
