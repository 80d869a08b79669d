import { describe, expect, it } from "vitest";
import { TRAIN } from "../air-passengers-fixture.ts";
import type { SmoothingForm } from "./form.ts";
import { fitLeastSquares } from "./least-squares-fit.ts";

const monthly = (season: SmoothingForm["season"]): SmoothingForm => ({ trend: "additive", season, seasonLength: 12 });

describe("fitLeastSquares()", () => {
  // Oracle: R 4.2.2, forecast 8.20, hw(window(AirPassengers, end = c(1959, 12)), seasonal = …)$model$par.
  it.each([
    ["multiplicative", 0.3392384, 0.0105484, 0.6534245],
    ["additive", 0.9996089, 0.0002661, 0.000323],
  ] as const)("fitLeastSquares() reproduces the smoothing that R's hw finds: %s", (season, alpha, beta, gamma) => {
    const found = fitLeastSquares(TRAIN, monthly(season));
    expect(found.alpha).toBeCloseTo(alpha, 6);
    expect(found.beta).toBeCloseTo(beta, 6);
    expect(found.gamma).toBeCloseTo(gamma, 6);
  });

  // Oracle: R as above, ses() and holt(damped = TRUE).
  it("fitLeastSquares() reproduces R without a season", () => {
    const ses = fitLeastSquares(TRAIN, { trend: "none", season: "none", seasonLength: 1 });
    expect(ses.alpha).toBeCloseTo(0.99989997, 7);
    const damped = fitLeastSquares(TRAIN, { trend: "damped", season: "none", seasonLength: 1 });
    expect(damped.beta).toBeCloseTo(1.0703337e-4, 9);
    expect(damped.phi).toBeCloseTo(0.97999988, 7);
  });

  it("fitLeastSquares() gives the same fit in kWh as in GWh", () => {
    const one = fitLeastSquares(TRAIN, monthly("multiplicative"));
    const million = fitLeastSquares(
      TRAIN.map((y) => y * 1e6),
      monthly("multiplicative"),
    );
    expect(million.alpha).toBeCloseTo(one.alpha, 6);
    expect(million.gamma).toBeCloseTo(one.gamma, 6);
    expect(million.level / 1e6 / one.level).toBeCloseTo(1, 6);
  });

  it("fitLeastSquares() refuses a history shorter than two seasons, and one with a gap", () => {
    expect(() => fitLeastSquares(TRAIN.subarray(0, 23), monthly("additive"))).toThrow(RangeError);
    expect(() => fitLeastSquares(TRAIN.with(60, Number.NaN), monthly("additive"))).toThrow(RangeError);
  });
});
