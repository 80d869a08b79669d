import { describe, expect, it } from "vitest";
import { comb } from "./comb.ts";
import type { ForecastModel } from "./model.ts";

const seasonal = (n: number, m: number, noise = 0.03) =>
  Float64Array.from(
    { length: n },
    (_, t) => 100 * (1 + 0.3 * Math.sin((2 * Math.PI * t) / m) + noise * Math.sin(t * t)),
  );

const membersOf = (n: number, m: number, model = comb()) =>
  model.members(seasonal(n, m), { seasonLength: m, horizon: 1 }).map(({ name }) => name);

const pooled: ForecastModel = { name: "pooled", forecast: () => ({ ran: true, yHat: Float64Array.of(42) }) };
const broken: ForecastModel = { name: "mstl", forecast: () => ({ ran: false, reason: "broke" }) };

describe("comb()", () => {
  it.each([
    [60, 12, ["theta", "ets", "arima-reverting", "arima-fading"]],
    [26, 12, ["theta", "ets", "arima-reverting", "arima-fading"]],
    [25, 12, ["ses", "arima-fading", "snaive"]],
    [12, 12, ["ses", "arima-fading", "snaive"]],
    [11, 12, ["ses"]],
    [335, 24, ["theta", "ets", "arima-reverting", "arima-fading"]],
    [336, 24, ["arima-reverting", "arima-long-season"]],
    [30, 1, ["ses", "damped", "theta", "ets"]],
  ])("combines for %i periods of a season of %i: %j", (n, m, expected) => {
    expect(membersOf(n, m)).toEqual(expected);
  });

  it("takes MSTL in where two seasons are, and the pooled model where none is seen yet", () => {
    const given = comb({ mstl: broken, pooled });
    expect(membersOf(336, 24, given)).toEqual(["mstl", "arima-reverting", "arima-long-season"]);
    expect(membersOf(60, 12, given)).toEqual(["theta", "ets", "arima-reverting", "arima-fading"]);
    expect(membersOf(16, 12, given)).toEqual(["pooled"]);
  });

  it("counts only the run after the last gap", () => {
    const history = seasonal(60, 12).with(45, Number.NaN);
    const names = comb().members(history, { seasonLength: 12, horizon: 1 });
    expect(names.map(({ name }) => name)).toEqual(["ses", "arima-fading", "snaive"]);
  });

  it("says which models ran and why others did not", () => {
    const outcome = comb({ mstl: broken }).forecast(seasonal(400, 24), { seasonLength: 24, horizon: 2 });
    expect(outcome).toMatchObject({ ran: true });
    expect(outcome.ran && outcome.note).toMatch(
      /^median of arima-reverting \(.+\), arima-long-season \(.+\); did not run: mstl \(broke\)$/,
    );
    const alone = comb({ pooled }).forecast(seasonal(5, 12), { seasonLength: 12, horizon: 1 });
    expect(alone).toEqual({ ran: true, yHat: Float64Array.of(42), note: "pooled alone" });
  });

  it("takes the median of its members, step by step", () => {
    const history = seasonal(60, 12);
    const request = { seasonLength: 12, horizon: 3 };
    const model = comb();
    const outcome = model.forecast(history, request);
    const each = model.members(history, request).map((member) => member.forecast(history, request));
    for (let h = 0; h < 3; h++) {
      const sorted = each.map((one) => (one.ran ? one.yHat[h]! : Number.NaN)).sort((a, b) => a - b);
      expect(outcome.ran && outcome.yHat[h]).toBeCloseTo((sorted[1]! + sorted[2]!) / 2, 9);
    }
  });

  it("gives no negative forecast where nothing negative was seen, and may where it was", () => {
    const falling = Float64Array.from({ length: 20 }, (_, t) => Math.max(0, 100 - 8 * t));
    const outcome = comb().forecast(falling, { seasonLength: 1, horizon: 12 });
    expect(outcome.ran && outcome.yHat.every((f) => f >= 0)).toBe(true);
    const lower = comb().forecast(
      falling.map((y) => y - 150),
      { seasonLength: 1, horizon: 3 },
    );
    expect(lower.ran && lower.yHat.every((f) => f < 0)).toBe(true);
  });

  it("refuses with the members' reasons when the latest period is missing", () => {
    const outcome = comb().forecast(Float64Array.of(1, 2, Number.NaN), { seasonLength: 12, horizon: 1 });
    expect(outcome).toMatchObject({ ran: false });
    expect(!outcome.ran && outcome.reason).toContain("ses");
  });

  it("repeats a series that never changes", () => {
    const outcome = comb().forecast(new Float64Array(48).fill(7), { seasonLength: 12, horizon: 12 });
    expect(outcome.ran && outcome.yHat.every((f) => Math.abs(f - 7) < 1e-6)).toBe(true);
    const zero = comb().forecast(new Float64Array(48), { seasonLength: 12, horizon: 12 });
    expect(zero.ran && zero.yHat.every((f) => f === 0)).toBe(true);
  });
});
