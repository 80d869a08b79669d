import { describe, expect, it } from "vitest";
import { lossSteps } from "./loss-steps.ts";
import { pvYield } from "./pv-yield.ts";
import { pvwattsV5 } from "./pvwatts-v5.ts";
import { STANDARD_ARRAY } from "./standard-array.ts";
import { testDay, testYear } from "./test-day-fixture.ts";
import type { Weather } from "./weather.ts";

const ARRAY = { ...STANDARD_ARRAY, kwp: 5 };
const DAY_MS = 86_400_000;

/** A weather some times over, each `days` after the one before. */
function repeated(weather: Weather, times: number, days: number): Weather {
  const over = (values: Float64Array) =>
    Float64Array.from({ length: times * values.length }, (_, i) => values[i % values.length]!);
  const { ghi, dni, dhi, tempAir, wind, pressure, albedo } = weather;
  const start = over(weather.start).map((at, i) => at + Math.floor(i / weather.start.length) * days * DAY_MS);
  return {
    ...{ ...weather, start, ghi: over(ghi), dni: over(dni), dhi: over(dhi) },
    ...{ tempAir: over(tempAir), wind: over(wind), pressure: over(pressure), albedo: over(albedo) },
  };
}

const yieldOf = (weather: Weather) => pvYield(weather, pvwattsV5(weather, ARRAY), ARRAY);

describe("pvYield() of weather of several years", () => {
  const one = testYear();
  // 2023 and 2025.
  const two = repeated(one, 2, 731);

  it("pvYield() is that of a mean year, not the sum: but February is longer by its leap days", () => {
    const [single, mean] = [yieldOf(one), yieldOf(two)];
    const february = single.months_kwh[1]!;
    for (const month of [0, 5, 11]) expect(mean.months_kwh[month]! / single.months_kwh[month]!).toBeCloseTo(1, 2);
    expect(mean.months_kwh[1]! / february).toBeCloseTo(28.25 / 28, 2);
    expect(mean.year_kwh / single.year_kwh).toBeCloseTo(1, 2);
    expect(mean.ghi_kwh_m2 / single.ghi_kwh_m2).toBeCloseTo(1, 2);
    expect(mean.capacityFactor / single.capacityFactor).toBeCloseTo(1, 2);
    expect(mean.performanceRatio / single.performanceRatio).toBeCloseTo(1, 2);
  });

  it("lossSteps() come to the same mean year", () => {
    const { steps } = lossSteps(two, ARRAY);
    expect(steps.at(-1)!.kwh).toBeCloseTo(yieldOf(two).year_kwh, 6);
    expect(steps.slice(0, -1).reduce((sum, { kwh }) => sum + kwh, 0)).toBeCloseTo(yieldOf(two).year_kwh, 6);
  });

  it("pvYield() gives a month that comes twice no more weight than one that comes once", () => {
    const days = 365 + 59;
    const cut = (values: Float64Array) => values.slice(0, days * 24);
    const longer = {
      ...{ ...two, start: cut(two.start), ghi: cut(two.ghi), dni: cut(two.dni), dhi: cut(two.dhi) },
      ...{ tempAir: cut(two.tempAir), wind: cut(two.wind), pressure: cut(two.pressure), albedo: cut(two.albedo) },
    };
    const months = yieldOf(longer).months_kwh.map((kwh, month) => kwh / yieldOf(one).months_kwh[month]!);
    for (const ratio of months) expect(Math.abs(ratio - 1)).toBeLessThan(0.015);
  });
});

it("pvYield() has the capacity factor of the days that are known, though the nights of the others are known too", () => {
  const days = repeated(testDay(), 4, 1);
  const whole = yieldOf(days);
  for (const column of [days.ghi, days.dni, days.dhi]) column.fill(Number.NaN, 24, 48);
  const holed = yieldOf(days);
  expect(holed.coverage).toBeLessThan(0.9);
  expect(holed.year_kwh / whole.year_kwh).toBeCloseTo(0.75, 2);
  expect(Math.abs(holed.capacityFactor / whole.capacityFactor - 1)).toBeLessThan(0.03);
});

it("pvYield() of days without any light is nothing, by the capacity factor too", () => {
  const { year_kwh, capacityFactor } = yieldOf(testDay({ light: 0 }));
  expect([year_kwh, capacityFactor]).toEqual([0, 0]);
});

it("pvYield() of nearly a year knows what share of the year it has, and the light of that", () => {
  const year = testYear();
  const cut = (values: Float64Array) => values.subarray(0, 8400);
  const { ghi, dni, dhi, tempAir, wind, pressure, albedo } = year;
  const part = {
    ...{ ...year, start: cut(year.start), ghi: cut(ghi), dni: cut(dni), dhi: cut(dhi) },
    ...{ tempAir: cut(tempAir), wind: cut(wind), pressure: cut(pressure), albedo: cut(albedo) },
  };
  expect(yieldOf(year).coverage).toBe(1);
  expect(yieldOf(part).coverage).toBeCloseTo(8400 / 8760, 12);
  const noons = { ...year, wind: wind.map((value, i) => (i % 24 === 12 ? Number.NaN : value)) };
  const atNoon = ghi.reduce((sum, value, i) => sum + (i % 24 === 12 ? value : 0), 0) / 1000;
  expect(yieldOf(noons).ghi_kwh_m2).toBeCloseTo(yieldOf(year).ghi_kwh_m2 - atNoon, 6);
});
