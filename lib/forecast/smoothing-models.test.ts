import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ets } from "./ets.ts";
import { damped, holt } from "./holt.ts";
import { holtWintersAdditive, holtWintersMultiplicative } from "./holt-winters.ts";
import type { ForecastModel } from "./model.ts";
import { naive } from "./naive.ts";
import { naive2 } from "./naive2.ts";
import { seasonalNaive } from "./seasonal-naive.ts";
import { ses } from "./ses.ts";
import { theta } from "./theta.ts";

const SMOOTHING = [ses, holt, damped, holtWintersAdditive, holtWintersMultiplicative, theta, ets];
const ALL = [naive, seasonalNaive, naive2, ...SMOOTHING];
const request = { seasonLength: 4, horizon: 6 };
const LAWS = { numRuns: 60, seed: 20261121 };

const history = (min: number, max: number) =>
  fc.array(fc.double({ min, max, noNaN: true }), { minLength: 0, maxLength: 40 }).map((ys) => Float64Array.from(ys));

function yHatOf(model: ForecastModel, y: Float64Array): Float64Array {
  const outcome = model.forecast(y, request);
  if (!outcome.ran) throw new Error(`${model.name}: ${outcome.reason}`);
  return outcome.yHat;
}

describe.each(ALL.map((model) => [model.name, model] as const))("%s", (_, model) => {
  it.each([
    ["any sign", -1e3, 1e3],
    ["kWh of a city", 1e8, 1e10],
    ["hardly anything", 0, 1e-9],
    ["enormous", 1e290, 1e300],
  ])("gives as many finite values as asked for, or a reason, for %s, and leaves the history alone", (_, min, max) =>
    fc.assert(
      fc.property(history(min, max), (y) => {
        const before = y.slice();
        const outcome = model.forecast(y, request);
        expect(y).toEqual(before);
        if (outcome.ran) {
          expect(outcome.yHat.length).toBe(6);
          expect(outcome.yHat.every(Number.isFinite)).toBe(true);
        } else expect(outcome.reason).not.toBe("");
      }),
      LAWS,
    ),
  );

  it("continues a constant as it is, zero and negative ones too", () => {
    for (const value of [7e9, 0, -3]) {
      const outcome = model.forecast(new Float64Array(30).fill(value), request);
      if (value > 0 || model !== holtWintersMultiplicative) {
        expect(outcome).toMatchObject({ ran: true, yHat: new Float64Array(6).fill(value) });
      } else expect(outcome.ran).toBe(false);
    }
  });

  it("gives in kWh a thousand times what it gives in MWh", () =>
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1000, max: 9000 }), { minLength: 20, maxLength: 40 }), (numbers) => {
        const y = Float64Array.from(numbers);
        const inMwh = yHatOf(model, y);
        const inKwh = yHatOf(
          model,
          y.map((value) => value * 1000),
        );
        for (const [h, value] of inKwh.entries()) expect(value / 1000 / inMwh[h]!).toBeCloseTo(1, 4);
      }),
      LAWS,
    ));

  it("sees nothing before the last gap", () => {
    const y = Float64Array.from(
      { length: 40 },
      (_, t) => 100 + 10 * Math.sin(t * t) + 30 * Math.cos((Math.PI * t) / 2),
    );
    const gap = y.with(9, Number.NaN);
    expect(yHatOf(model, gap)).toEqual(
      yHatOf(
        model,
        gap.map((value, t) => (t < 9 ? -1e9 : value)),
      ),
    );
  });
});

describe("refusals", () => {
  const zigzag = (n: number) => Float64Array.from({ length: n }, (_, t) => 10 + (t % 4) + 0.1 * ((t * t) % 7));

  it.each([
    [ses, 4],
    [holt, 6],
    [damped, 7],
    [theta, 4],
    [ets, 5],
    [holtWintersAdditive, 10],
    [holtWintersMultiplicative, 10],
  ] as const)("$name needs %i values and says so", (model, needed) => {
    expect(model.forecast(zigzag(needed), request).ran).toBe(true);
    const reason = `needs ${needed} values after the last gap and has ${needed - 1}`;
    expect(model.forecast(zigzag(needed - 1), request)).toEqual({ ran: false, reason });
    expect(model.forecast(zigzag(40).with(39, Number.NaN), request).ran).toBe(false);
  });

  it("Holt-Winters refuses a season it cannot fit, and a factor beside values of zero or below", () => {
    const of = (model: ForecastModel, y: Float64Array, seasonLength: number) => {
      const outcome = model.forecast(y, { seasonLength, horizon: 1 });
      return outcome.ran ? "" : outcome.reason;
    };
    expect(of(holtWintersAdditive, zigzag(40), 1)).toBe("needs a season of two periods or more");
    expect(of(holtWintersAdditive, zigzag(400), 48)).toBe("fits no season longer than 24 periods");
    expect(of(holtWintersMultiplicative, zigzag(40).with(3, 0), 4)).toBe(
      "a season that is a factor needs values above zero",
    );
    expect(of(holtWintersAdditive, zigzag(40).with(3, 0), 4)).toBe("");
  });

  it("ets names the form it chose", () => {
    const outcome = ets.forecast(zigzag(60), request);
    expect(outcome.ran && outcome.note).toMatch(/^ETS\((A,(N|Ad),(N|A)|M,(N|Ad),(N|M))\)$/);
  });
});
