import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accuracy, mase, seasonalScale } from "../accuracy.ts";
import { PASSENGERS, TEST, TRAIN } from "../air-passengers-fixture.ts";
import { arima, arimaFading, arimaReverting } from "./arima.ts";
import { type ArimaOrder, fitArima } from "./fit-arima.ts";

const AIRLINE: ArimaOrder = { p: 0, d: 1, q: 1, seasonalP: 0, seasonalD: 1, seasonalQ: 1, constant: false };

describe("fitArima()", () => {
  // Oracle: R 4.2.2, forecast 8.20, Arima(log(AirPassengers), order = c(0,1,1), seasonal = c(0,1,1)).
  it("reproduces R's airline model on the whole series", () => {
    const fit = fitArima(PASSENGERS.map(Math.log), AIRLINE, 12)!;
    expect(fit.coefficients[0]).toBeCloseTo(-0.4018, 4);
    expect(fit.coefficients[1]).toBeCloseTo(-0.5569, 4);
    expect(fit.sigma2).toBeCloseTo(0.001348, 6);
    expect(fit.logLikelihood).toBeCloseTo(244.7, 2);
  });

  // Oracle: R as above, on 1949-1959: auto.arima gives (1,1,0)(0,1,0)12, AICc 900.01.
  it("reproduces R's autoregressive model of the raw series", () => {
    const order: ArimaOrder = { ...AIRLINE, p: 1, q: 0, seasonalQ: 0 };
    const fit = fitArima(TRAIN, order, 12)!;
    const found = accuracy(TEST, fit.forecast(12));
    expect(found.mae).toBeCloseTo(18.5277, 4);
    expect(found.rmse).toBeCloseTo(23.9317, 4);
    expect(found.mape).toBeCloseTo(4.1824, 4);
    expect(fit.forecast(1)[0]).toBeCloseTo(424.1099, 4);
  });

  // Oracle: R as above, Arima(log(AirPassengers), c(1,0,1), c(1,1,1), include.drift = TRUE).
  it("reproduces R with autoregressive, moving-average and seasonal parts and a constant", () => {
    const order: ArimaOrder = { p: 1, d: 0, q: 1, seasonalP: 1, seasonalD: 1, seasonalQ: 1, constant: true };
    const fit = fitArima(PASSENGERS.map(Math.log), order, 12)!;
    const expected = [0.906943, -0.3452795, -0.07715025, -0.5029465];
    for (const [i, value] of expected.entries()) expect(fit.coefficients[i]).toBeCloseTo(value, 3);
    expect(fit.logLikelihood).toBeCloseTo(249.708, 2);
    expect([...fit.forecast(3)].map((v) => v.toFixed(4))).toEqual(["6.1165", "6.0634", "6.1873"]);
  });

  it("is undefined for a series too short for its order, and for one with a gap", () => {
    expect(fitArima(TRAIN.slice(0, 20), AIRLINE, 12)).toBeUndefined();
    expect(fitArima(TRAIN.with(50, Number.NaN), AIRLINE, 12)).toBeUndefined();
  });
});

describe("arima", () => {
  // Oracle: R 4.2.2, forecast 8.20, auto.arima(train, lambda = 0) gives (0,1,1)(0,1,1)12.
  it("reproduces R's log airline forecast of AirPassengers 1960", () => {
    const outcome = arima.forecast(TRAIN, { seasonLength: 12, horizon: 12 });
    if (!outcome.ran) throw new Error(outcome.reason);
    const found = accuracy(TEST, outcome.yHat);
    expect(found.mae).toBeCloseTo(13.2607, 3);
    expect(found.rmse).toBeCloseTo(18.5936, 3);
    expect(found.mape).toBeCloseTo(2.9045, 3);
    expect(mase(found.mae, seasonalScale(TRAIN, 12))).toBeCloseTo(0.4355, 4);
    expect(Math.abs(outcome.yHat[0]! - 419.3252)).toBeLessThan(2e-4);
    expect(outcome.note).toBe("ARIMA(0,1,1)(0,1,1)12 of logarithms");
  });

  it("uses the run after the last gap, and drops the season when that is too short", () => {
    const gap = TRAIN.with(110, Number.NaN);
    const outcome = arima.forecast(gap, { seasonLength: 12, horizon: 1 });
    const alone = arima.forecast(TRAIN.slice(111), { seasonLength: 12, horizon: 1 });
    expect(outcome).toEqual(alone);
    expect(outcome).toMatchObject({ ran: true, note: "ARIMA(0,1,1) of logarithms; too short for a season" });
  });

  it.each([arima, arimaReverting, arimaFading])(
    "$name refuses fewer than 8 periods and a missing last period",
    (model) => {
      const request = { seasonLength: 12, horizon: 1 };
      expect(model.forecast(TRAIN.slice(0, 7), request)).toMatchObject({ ran: false });
      expect(model.forecast(TRAIN.with(131, Number.NaN), request)).toMatchObject({ ran: false });
      expect(model.forecast(new Float64Array(), request)).toMatchObject({ ran: false });
    },
  );

  it.each([arima, arimaReverting, arimaFading])("$name continues a series that repeats itself", (model) => {
    const year = [5, 3, 8, 1];
    const outcome = model.forecast(
      Float64Array.from({ length: 24 }, (_, t) => year[t % 4]!),
      { seasonLength: 4, horizon: 4 },
    );
    if (!outcome.ran) throw new Error(outcome.reason);
    for (const [h, y] of year.entries()) expect(outcome.yHat[h]).toBeCloseTo(y, 2);
  });

  it("forecasts in proportion when a positive series is scaled", () =>
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 1e6, noNaN: true }), (factor) => {
        const scaled = arima.forecast(
          TRAIN.slice(60).map((y) => y * factor),
          { seasonLength: 12, horizon: 3 },
        );
        const plain = arima.forecast(TRAIN.slice(60), { seasonLength: 12, horizon: 3 });
        if (!scaled.ran || !plain.ran) throw new Error("did not run");
        for (const [h, f] of plain.yHat.entries()) expect(scaled.yHat[h]! / factor / f).toBeCloseTo(1, 5);
      }),
      { numRuns: 20 },
    ));
});
