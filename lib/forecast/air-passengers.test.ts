import { describe, expect, it } from "vitest";
import { accuracy, mase, seasonalScale } from "./accuracy.ts";
import { TEST, TRAIN } from "./air-passengers-fixture.ts";
import { ets } from "./ets.ts";
import { damped, holt } from "./holt.ts";
import { holtWintersAdditive, holtWintersMultiplicative } from "./holt-winters.ts";
import type { ForecastModel } from "./model.ts";
import { naive } from "./naive.ts";
import { seasonalNaive } from "./seasonal-naive.ts";
import { ses } from "./ses.ts";
import { theta } from "./theta.ts";

function scoreOf(model: ForecastModel) {
  const outcome = model.forecast(TRAIN, { seasonLength: 12, horizon: 12 });
  if (!outcome.ran) throw new Error(outcome.reason);
  const found = accuracy(TEST, outcome.yHat);
  return { ...found, mase: mase(found.mae, seasonalScale(TRAIN, 12)), first: outcome.yHat[0]!, note: outcome.note };
}

describe("AirPassengers 1960 from 1949-1959", () => {
  // Oracle: R 4.2.2, forecast 8.20: naive, snaive, ses, holt, holt(damped = TRUE), hw, hw("multiplicative"), thetaf.
  it.each([
    [naive, 76, 102.9765, 14.2513, 2.4959, 405],
    [seasonalNaive, 47.8333, 50.7083, 9.9875, 1.5709, 360],
    [ses, 76.0029, 102.9795, 14.2519, 2.496, 404.9957],
    [holt, 66.9559, 93.3001, 12.5406, 2.1989, 407.0734],
    [damped, 75.4321, 102.3274, 14.1439, 2.4772, 405.1364],
    [holtWintersAdditive, 40.594, 53.7967, 7.689, 1.3331, 409.2577],
    [holtWintersMultiplicative, 11.1277, 16.5831, 2.3657, 0.3654, 416.6188],
    [theta, 26.3346, 30.7181, 5.3278, 0.8648, 411.3257],
  ] as const)(
    "$name reproduces R's MAE, RMSE, MAPE, MASE and first forecast",
    (model, mae, rmse, mape, scaled, first) => {
      const found = scoreOf(model);
      expect(found.mae).toBeCloseTo(mae, 4);
      expect(found.rmse).toBeCloseTo(rmse, 4);
      expect(found.mape).toBeCloseTo(mape, 4);
      expect(found.mase).toBeCloseTo(scaled, 4);
      expect(found.first).toBeCloseTo(first, 4);
    },
  );

  // Oracle: R as above, ets(): ETS(M,Ad,M), MAE 22.8045, RMSE 27.398, MAPE 4.6556. R stops its search at 2,000 evaluations and
  // leaves φ out of the first step ahead, so that the last digits differ.
  it("ets chooses R's form and comes within 0.3 % of its errors", () => {
    const found = scoreOf(ets);
    expect(found.note).toBe("ETS(M,Ad,M)");
    expect(Math.abs(found.mae / 22.8045 - 1)).toBeLessThan(3e-3);
    expect(Math.abs(found.rmse / 27.398 - 1)).toBeLessThan(3e-3);
    expect(Math.abs(found.mape / 4.6556 - 1)).toBeLessThan(3e-3);
  });
});
