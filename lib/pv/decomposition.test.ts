import { expect, it } from "vitest";
import { erbs, extraterrestrialNormal } from "./decomposition.ts";

const DEG = Math.PI / 180;

it("erbs() takes 1000 W/m2 apart as pvlib does", () => {
  // Oracle: pvlib-python @6382338, tests/test_irradiance.py::test_erbs: zenith 10°, first day of the year.
  const { dni, dhi } = erbs(1000, 10 * DEG, extraterrestrialNormal(1));
  expect(Math.abs(dni - 794.2)).toBeLessThan(0.1);
  expect(Math.abs(dhi - 217.9)).toBeLessThan(0.1);
});

it("erbs() parts make the whole, all of it diffuse for a low sun, and are missing where the whole is", () => {
  for (const ghi of [0, 50, 300, 700, 1100]) {
    const { dni, dhi } = erbs(ghi, 40 * DEG, 1367);
    expect(dni * Math.cos(40 * DEG) + dhi).toBeCloseTo(ghi, 9);
    expect(Math.min(dni, dhi)).toBeGreaterThanOrEqual(0);
  }
  expect(erbs(20, 88 * DEG, 1367)).toEqual({ dni: 0, dhi: 20 });
  for (const zenith of [40, 88]) {
    expect(erbs(Number.NaN, zenith * DEG, 1367)).toEqual({ dni: Number.NaN, dhi: Number.NaN });
  }
});

it("extraterrestrialNormal() is Spencer's", () => {
  // Oracle: pvlib-python, tests/test_irradiance.py: 1383.636203 W/m2 on the day 300 of 365.
  expect(extraterrestrialNormal(300)).toBeCloseTo(1383.636203, 1);
});
