import { describe, expect, it } from "vitest";
import { initialStates } from "./initial-states.ts";
import { pointForecast } from "./point-forecast.ts";

const STATE = { alpha: 0.3, beta: 0.1, gamma: 0.1, phi: 1, level: 10, slope: 2, season: new Float64Array(0) };

describe("pointForecast()", () => {
  it("pointForecast() goes on from the level, along the slope, damped or not", () => {
    const line = { trend: "additive", season: "none", seasonLength: 1 } as const;
    expect([...pointForecast(STATE, line, 7, 3)]).toEqual([12, 14, 16]);
    expect([...pointForecast({ ...STATE, phi: 0.5 }, { ...line, trend: "damped" }, 7, 3)]).toEqual([11, 11.5, 11.75]);
  });

  it("pointForecast() takes up the season where the history ended", () => {
    const state = { ...STATE, slope: 0, season: Float64Array.of(1, 2, 3) };
    const form = { trend: "none", season: "additive", seasonLength: 3 } as const;
    expect([...pointForecast(state, form, 7, 4)]).toEqual([12, 13, 11, 12]);
    expect([...pointForecast(state, { ...form, season: "multiplicative" }, 6, 4)]).toEqual([10, 20, 30, 10]);
  });
});

describe("initialStates()", () => {
  it("initialStates() reads level, slope and season off a history that is made of them", () => {
    const factors = [0.8, 1.1, 1.3, 0.8];
    const history = Float64Array.from({ length: 24 }, (_, t) => 50 * factors[t % 4]!);
    const found = initialStates(history, { trend: "additive", season: "multiplicative", seasonLength: 4 });
    expect(found.level).toBeCloseTo(50, 9);
    expect(found.slope).toBeCloseTo(0, 9);
    for (const [j, s] of factors.entries()) expect(found.season[j]).toBeCloseTo(s, 9);
    const line = Float64Array.from({ length: 24 }, (_, t) => 7 + 3 * (t + 1));
    const straight = initialStates(line, { trend: "damped", season: "none", seasonLength: 1 });
    expect(straight.level).toBeCloseTo(7, 9);
    expect(straight.slope).toBeCloseTo(3, 9);
  });

  it("initialStates() keeps a missing value missing", () => {
    const form = { trend: "none", season: "none", seasonLength: 1 } as const;
    expect(initialStates(Float64Array.of(1, Number.NaN, 2), form).level).toBeNaN();
  });
});
