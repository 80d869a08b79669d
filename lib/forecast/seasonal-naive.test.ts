import { describe, expect, it } from "vitest";
import { seasonalNaive } from "./seasonal-naive.ts";

const forecast = (history: number[], seasonLength: number, horizon: number) =>
  seasonalNaive.forecast(Float64Array.from(history), { seasonLength, horizon });

describe("seasonalNaive", () => {
  it("repeats the last season, and again beyond it", () => {
    expect(forecast([9, 9, 9, 1, 2, 3], 3, 7)).toEqual({ ran: true, yHat: Float64Array.of(1, 2, 3, 1, 2, 3, 1) });
  });

  it("is naive for a season of one", () => {
    expect(forecast([5, 4], 1, 2)).toEqual({ ran: true, yHat: Float64Array.of(4, 4) });
  });

  it("looks a season further back where the last one has a gap, and says so", () => {
    expect(forecast([7, 8, 9, 1, Number.NaN, 3], 3, 3)).toEqual({
      ran: true,
      yHat: Float64Array.of(1, 8, 3),
      note: "1 of 3 steps repeat an older season",
    });
  });

  it("refuses when a period to forecast was never observed, and forecasts the steps before it", () => {
    const reason = "step 2 ahead: that period of the season was never observed";
    expect(forecast([1, Number.NaN, 3], 3, 3)).toEqual({ ran: false, reason });
    expect(forecast([1, Number.NaN, 3], 3, 1)).toEqual({ ran: true, yHat: Float64Array.of(1) });
  });

  it("refuses an empty history and one shorter than a season", () => {
    expect(forecast([], 3, 1).ran).toBe(false);
    expect(forecast([1, 2], 3, 1).ran).toBe(false);
    expect(forecast([1, 2], 3, 2).ran).toBe(false);
  });
});
