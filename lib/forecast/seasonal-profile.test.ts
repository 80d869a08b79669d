import { describe, expect, it } from "vitest";
import { daysInMonth } from "./days-in-month.ts";
import { seasonalProfile } from "./seasonal-profile.ts";

const FIRST = 2013 * 12;
/** Two humps with troughs in May and October, mean of logarithms 0. */
const LOGS = (() => {
  const raw = [0.12, 0.08, 0.02, -0.05, -0.08, -0.02, 0.06, 0.08, -0.03, -0.06, 0.0, 0.1];
  const mean = raw.reduce((a, b) => a + b) / 12;
  return Float64Array.from(raw, (v) => v - mean);
})();
const national = (years: number, growth = 0) =>
  Float64Array.from(
    { length: years * 12 },
    (_, t) => 1000 * daysInMonth(FIRST + t) * Math.exp(LOGS[t % 12]! + growth * t),
  );

describe("daysInMonth()", () => {
  it.each([
    [2024 * 12 + 1, 29],
    [2023 * 12 + 1, 28],
    [1900 * 12 + 1, 28],
    [2000 * 12 + 1, 29],
    [2024 * 12 + 3, 30],
    [2024 * 12 + 6, 31],
    [2024 * 12 + 7, 31],
    [2024 * 12 + 11, 31],
  ])("of month %i is %i", (month, days) => {
    expect(daysInMonth(month)).toBe(days);
  });
});

describe("seasonalProfile()", () => {
  it("finds the season again, with days in the month and a trend taken out", () => {
    const found = seasonalProfile(national(6, 0.002), FIRST, "here");
    for (const [k, v] of found.logFactors.entries()) expect(v).toBeCloseTo(LOGS[k]!, 9);
    expect(found.source).toBe("here");
  });

  it("steps over missing months and starts in any month", () => {
    const gaps = national(6).with(30, Number.NaN);
    const found = seasonalProfile(gaps.slice(5), FIRST + 5, "here");
    for (const [k, v] of found.logFactors.entries()) expect(v).toBeCloseTo(LOGS[k]!, 9);
  });

  it("refuses a series in which a month has no whole year around it", () => {
    expect(() => seasonalProfile(national(1), FIRST, "here")).toThrow(/month 1 has no value/);
  });
});
