import { describe, expect, it } from "vitest";
import { coordinates, placeAt } from "./coordinates.ts";
import { blankState, type SmoothingForm, type SmoothingState } from "./form.ts";

const STATE = { alpha: 0.3, beta: 0.02, gamma: 0.1, phi: 0.9, level: 5, slope: 0.1 };

describe("coordinates(), placeAt()", () => {
  it.each<[SmoothingForm, number]>([
    [{ trend: "none", season: "none", seasonLength: 1 }, 2],
    [{ trend: "additive", season: "none", seasonLength: 1 }, 4],
    [{ trend: "damped", season: "none", seasonLength: 1 }, 5],
    [{ trend: "none", season: "additive", seasonLength: 3 }, 5],
    [{ trend: "damped", season: "multiplicative", seasonLength: 3 }, 8],
  ])("placeAt() leads back from the coordinates() of %j", (form, count) => {
    const season = form.season === "none" ? new Float64Array(0) : Float64Array.of(1.2, 0.9, 0.9);
    const point = coordinates({ ...STATE, season }, form);
    expect(point.length).toBe(count);
    const back = blankState(form);
    placeAt(point, form, STATE.level, back);
    const expected: SmoothingState = {
      ...STATE,
      beta: form.trend === "none" ? 0 : STATE.beta,
      gamma: form.season === "none" ? 0 : STATE.gamma,
      phi: form.trend === "damped" ? STATE.phi : 1,
      slope: form.trend === "none" ? 0 : STATE.slope,
      season,
    };
    for (const field of ["alpha", "beta", "gamma", "phi", "level", "slope"] as const) {
      expect(back[field]).toBeCloseTo(expected[field], 12);
    }
    expect(back.season).toEqual(season);
  });

  it("placeAt() keeps within bounds wherever the search goes", () => {
    const form = { trend: "damped", season: "additive", seasonLength: 2 } as const;
    const state = blankState(form);
    for (const x of [-100, -1, 0, Math.PI / 2, 7, 1e6]) {
      placeAt(Float64Array.of(x, x, x, x, 0, 0, 0), form, 1, state);
      expect(state.alpha).toBeGreaterThanOrEqual(1e-4);
      expect(state.beta).toBeLessThanOrEqual(state.alpha);
      expect(state.gamma).toBeLessThanOrEqual(1 - state.alpha);
      expect(state.phi).toBeLessThanOrEqual(0.98);
    }
  });
});
