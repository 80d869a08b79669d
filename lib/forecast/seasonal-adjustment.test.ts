import { describe, expect, it } from "vitest";
import type { ForecastModel } from "./model.ts";
import { naive } from "./naive.ts";
import { naive2 } from "./naive2.ts";
import { seasonallyAdjusted } from "./seasonal-adjustment.ts";

const FACTORS = [0.5, 1, 1.5, 1];
const cycle = (t: number) => FACTORS[t % 4]!;
const request = { seasonLength: 4, horizon: 5 };

describe("seasonallyAdjusted()", () => {
  it("shows the model a history without its season, and puts the season back", () => {
    let seen = new Float64Array(0);
    const spy: ForecastModel = {
      name: "spy",
      forecast(history, asked) {
        seen = Float64Array.from(history);
        return naive.forecast(history, asked);
      },
    };
    const history = Float64Array.from({ length: 21 }, (_, t) => 80 * cycle(t));
    const outcome = seasonallyAdjusted(spy, "adjusted").forecast(history, request);
    for (const y of seen) expect(y).toBeCloseTo(80, 10);
    expect(outcome.ran && [...outcome.yHat].map((y) => Math.round(y * 1e6) / 1e6)).toEqual([80, 120, 80, 40, 80]);
  });

  it("adjusts by differences where a value is zero or below", () => {
    const history = Float64Array.from({ length: 20 }, (_, t) => 10 * cycle(t) - 10);
    const outcome = naive2.forecast(history, request);
    expect(outcome.ran && [...outcome.yHat].map((y) => Math.round(y * 1e6) / 1e6)).toEqual([-5, 0, 5, 0, -5]);
  });

  it("leaves a history without season alone and says so, unless none was asked for", () => {
    const history = Float64Array.of(1, 4, 2, 3, 9);
    const plain = { ran: true, yHat: new Float64Array(5).fill(9) };
    expect(naive2.forecast(history, request)).toEqual({ ...plain, note: "found no season" });
    expect(naive2.forecast(history, { ...request, seasonLength: 1 })).toEqual(plain);
  });

  it("forecasts from the run after the last gap, and refuses when the latest value is missing", () => {
    const history = Float64Array.of(1, Number.NaN, 7, 8);
    expect(naive2.forecast(history, { seasonLength: 1, horizon: 1 })).toEqual({ ran: true, yHat: Float64Array.of(8) });
    expect(naive2.forecast(Float64Array.of(1, Number.NaN), request).ran).toBe(false);
  });
});
