import { describe, expect, it } from "vitest";
import { type BandsRequest, forecastWithBands } from "./forecast-with-bands.ts";
import { naive } from "./naive.ts";
import type { Panel } from "./panel.ts";

const line = (n: number, slope: number) => Float64Array.from({ length: n }, (_, t) => 100 + slope * t);
const panelOf = (...values: Float64Array[]): Panel => ({
  ids: values.map((_, i) => `s${i}`),
  values,
  seasonLength: 12,
});
const REQUEST: BandsRequest = {
  horizon: 2,
  models: () => [naive],
  model: "naive",
  levels: [0.8, 0.95],
  calibrationOrigins: 20,
};

describe("forecastWithBands()", () => {
  // Hand-worked: on a line of slope 3 the naive forecast errs by 3 one step ahead and by 6 two steps ahead, always.
  it("gives the forecast beyond the end, and bands from the errors at each step", () => {
    const [found] = forecastWithBands(panelOf(line(40, 3)), REQUEST);
    expect(found).toMatchObject({ id: "s0", outcome: { ran: true, yHat: Float64Array.of(217, 217) } });
    expect(found!.bands[0]).toEqual([
      { level: 0.8, halfWidth: 3, count: 20, origins: 20, pooled: false },
      { level: 0.8, halfWidth: 6, count: 20, origins: 20, pooled: false },
    ]);
    expect(found!.bands[1]!.map(({ halfWidth }) => halfWidth)).toEqual([3, 6]);
  });

  it("pools over series what one alone cannot carry", () => {
    const panel = panelOf(...Array.from({ length: 6 }, () => line(40, 3)));
    const [found] = forecastWithBands(panel, { ...REQUEST, calibrationOrigins: 5 });
    expect(found!.bands[0]![0]).toMatchObject({ count: 5, pooled: false });
    expect(found!.bands[1]![0]).toMatchObject({ count: 30, origins: 5, pooled: true });
    expect(found!.bands[1]![0]!.halfWidth).toBeCloseTo(3, 9);
  });

  it("has no band where the history is too short to calibrate on", () => {
    const [found] = forecastWithBands(panelOf(line(11, 3)), REQUEST);
    expect(found!.outcome.ran).toBe(true);
    expect(found!.bands.flat().every(({ halfWidth, count }) => Number.isNaN(halfWidth) && count === 0)).toBe(true);
  });

  it("refuses a model that is not there", () => {
    expect(() => forecastWithBands(panelOf(line(40, 3)), { ...REQUEST, model: "magic" })).toThrow(/magic/);
  });
});
