import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backtest, errorsBefore } from "./backtest.ts";
import { comb } from "./comb.ts";
import type { ConformalBand } from "./conformal.ts";
import type { ForecastModel } from "./model.ts";
import { mstlHere } from "./mstl-fixture.ts";
import { naive } from "./naive.ts";
import { forecastPanel, type Panel } from "./panel.ts";
import { panelBands } from "./panel-bands.ts";
import { MODEL_NAMES, standardModels } from "./standard-models.ts";

const FIRST = 2020 * 12;
const PROFILE = {
  logFactors: Float64Array.of(0.1, 0.06, 0, -0.07, -0.1, -0.04, 0.04, 0.06, -0.05, -0.08, -0.02, 0.19),
  source: "a nation",
};

function panelOf(values: readonly Float64Array[]): Panel {
  return { ids: values.map((_, i) => `r${i}`), values, seasonLength: 12, firstMonth: FIRST };
}

const wavy = (n: number, i: number) =>
  Float64Array.from(
    { length: n },
    (_, t) => (i + 1) * (100 + 20 * Math.cos((2 * Math.PI * t) / 12) + 9 * Math.sin(t * t + i)),
  );

const models = standardModels({ mstl: mstlHere(), profile: PROFILE });

describe("backtest()", () => {
  it("lets nothing from the origin on reach a forecast or its band: the future may be anything", () => {
    const past = Array.from({ length: 3 }, (_, i) => wavy(44, i));
    const value = fc.oneof(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.constant(Number.NaN));
    const future = fc.array(fc.array(value, { minLength: 6, maxLength: 6 }), { minLength: 3, maxLength: 3 });
    const origins = [40, 42, 44, 46];
    const known = 44;
    const forecastsFrom = (tail: readonly number[][]) => {
      const panel = panelOf(past.map((series, i) => Float64Array.of(...series, ...tail[i]!)));
      const found = [...backtest(panel, { origins, horizon: 2, models })];
      return {
        forecasts: found.filter(({ origin }) => origin <= known),
        bands: ["comb", "pooled"].flatMap((model) =>
          [1, 2].map((step) => panelBands(panel, { past: found, model, origin: known, step, levels: [0.8] })[0]!),
        ),
      };
    };
    const reference = forecastsFrom(past.map(() => [1, 2, 3, 4, 5, 6]));
    expect(reference.forecasts.length).toBe(3);
    expect(reference.bands[0]![0]!.count).toBeGreaterThan(0);
    return fc.assert(
      fc.property(future, (tail) => {
        expect(forecastsFrom(tail)).toEqual(reference);
      }),
      { numRuns: 12 },
    );
  });

  it("hands models copies, so that not even the memory behind a history holds the future", () => {
    const behind: number[] = [];
    const peeking: ForecastModel = {
      name: "peek",
      forecast: (history) => {
        behind.push(new Float64Array(history.buffer).length);
        return { ran: true, yHat: Float64Array.of(0) };
      },
    };
    const whole = panelOf([wavy(50, 0)]);
    for (const _ of backtest(whole, { origins: [40, 41, 42], horizon: 1, models: () => [peeking] }));
    expect(behind).toEqual([40, 41, 42]);
  });

  it("goes origin by origin, so that the caller can stop", () => {
    let asked = 0;
    const counting: ForecastModel = {
      name: "counting",
      forecast: () => {
        asked++;
        return { ran: true, yHat: Float64Array.of(1) };
      },
    };
    for (const { origin } of backtest(panelOf([wavy(30, 0)]), {
      origins: [20, 21, 22],
      horizon: 1,
      models: () => [counting],
    })) {
      if (origin === 21) break;
    }
    expect(asked).toBe(2);
  });

  it.each([
    ["fewer than three origins", [20, 21]],
    ["origins that do not ascend", [20, 20, 21]],
    ["an origin without a past", [0, 1, 2]],
    ["an origin beyond the panel", [20, 21, 31]],
  ])("refuses %s", (_, origins) => {
    expect(() => [...backtest(panelOf([wavy(30, 0)]), { origins, horizon: 1, models: () => [naive] })]).toThrow(
      RangeError,
    );
  });
});

describe("errorsBefore()", () => {
  // Hand-worked: naive on 1, 2, 4, 8, 16, 32 errs by the last step.
  it("gives the errors that had shown before a period, and no later ones", () => {
    const panel = panelOf([Float64Array.of(1, 2, 4, 8, 16, 32)]);
    const past = [...backtest(panel, { origins: [2, 3, 4, 5], horizon: 2, models: () => [naive] })];
    expect(errorsBefore(panel, past, "naive", 1, 5)).toEqual([Float64Array.of(2, 4, 8)]);
    expect(errorsBefore(panel, past, "naive", 2, 5)).toEqual([Float64Array.of(6, 12)]);
    expect(errorsBefore(panel, past, "naive", 1, 2)).toEqual([new Float64Array()]);
    expect(errorsBefore(panel, past, "other", 1, 4)).toEqual([Float64Array.of(Number.NaN, Number.NaN)]);
  });
});

describe("panelBands()", () => {
  it("rests on a series' own errors where they are enough, else on the pool", () => {
    const values = Array.from({ length: 10 }, (_, i) => wavy(24, i));
    const panel = panelOf([...values, new Float64Array(24).fill(Number.NaN)]);
    const origins = [20, 21, 22, 23, 24];
    const past = [...backtest(panel, { origins, horizon: 1, models: () => [naive] })];
    const at = { past, model: "naive", origin: 24, step: 1 };
    const [own] = panelBands(panel, { ...at, levels: [0.8] }) as [ConformalBand[]];
    const [narrow, pooled] = panelBands(panel, { ...at, levels: [0.8, 0.95] }) as [ConformalBand[], ConformalBand[]];
    expect(own[0]).toMatchObject({ count: 4, pooled: false });
    expect(pooled[0]).toMatchObject({ count: 40, origins: 4, pooled: true });
    expect(narrow[0]).toMatchObject({ count: 40, pooled: true });
    expect(pooled[0]!.halfWidth).toBeGreaterThan(narrow[0]!.halfWidth);
    expect(own[10]!.halfWidth).toBeNaN();
    expect(pooled[10]!.halfWidth).toBeNaN();
  });
});

describe("forecastPanel()", () => {
  it("runs all models on all series and gives the reason of each that did not run", () => {
    const panel = panelOf([wavy(40, 0), wavy(40, 1).fill(Number.NaN, 0, 36), new Float64Array(40).fill(Number.NaN)]);
    const found = forecastPanel(panel, 40, 3, models);
    expect(found.models.map(({ name }) => name)).toEqual([...MODEL_NAMES]);
    for (const { outcomes } of found.models) {
      expect(outcomes.length).toBe(3);
      expect(outcomes[0]).toMatchObject({ ran: true });
      expect(outcomes[2]).toMatchObject({ ran: false, reason: expect.stringMatching(/./) });
    }
    const short = found.models.filter(({ outcomes }) => !outcomes[1]!.ran).map(({ name }) => name);
    expect(short).toEqual(["snaive", "holt", "damped", "hw-add", "hw-mult", "ets", "arima", "mstl"]);
  });

  it("reuses what a combination's members gave, and combines the same", () => {
    const panel = panelOf([wavy(40, 0)]);
    const [combined] = forecastPanel(panel, 40, 3, models).models;
    expect(combined!.outcomes[0]).toEqual(comb().forecast(wavy(40, 0), { seasonLength: 12, horizon: 3 }));
  });

  it("refuses an origin outside the panel and series that are not aligned", () => {
    expect(() => forecastPanel(panelOf([wavy(9, 0)]), 10, 1, models)).toThrow(RangeError);
    expect(() => forecastPanel(panelOf([wavy(9, 0)]), 0, 1, models)).toThrow(RangeError);
    expect(() => forecastPanel(panelOf([wavy(9, 0), wavy(8, 0)]), 8, 1, models)).toThrow(RangeError);
  });
});
