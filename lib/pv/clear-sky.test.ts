import { expect, it } from "vitest";
import { type ClearAir, clearSky } from "./clear-sky.ts";

const DEG = Math.PI / 180;
/** Relative air mass of a sun at 10° from the zenith, by Kasten and Young: pvlib's vectors are for an absolute one of 1. */
const AIR_MASS_10 = 1.01507116;
const AIR: ClearAir = {
  ...{ zenith: 10 * DEG, extraNormal: 1364, elevation: 0, pressure: 1013.25 / AIR_MASS_10, turbidity: 3 },
};

// Oracle: pvlib-python, tests/test_clearsky.py: test_ineichen_scalar_input, _dni_extra, _altitude.
it.each([
  ["at sea level", AIR, { ghi: 1038.159219, dni: 942.2081860378344, dhi: 110.26529293612793 }],
  ["with 1370 W/m2 above", { ...AIR, extraNormal: 1370 }, { ghi: 1042.72590228, dni: 946.35279683, dhi: 110.75033088 }],
  ["2,000 m high", { ...AIR, elevation: 2000 }, { ghi: 1134.24312405, dni: 994.95377835, dhi: 154.40492924 }],
])("clearSky() is pvlib's ineichen() %s", (_what, air, expected) => {
  const { ghi, dni, dhi } = clearSky(air);
  expect(Math.abs(ghi - expected.ghi)).toBeLessThan(0.001);
  expect(Math.abs(dni - expected.dni)).toBeLessThan(0.001);
  expect(Math.abs(dhi - expected.dhi)).toBeLessThan(0.001);
});

it("clearSky() is dark while the sun is down, dimmer in haze, and missing where something is", () => {
  expect(clearSky({ ...AIR, zenith: 91 * DEG })).toEqual({ ghi: 0, dni: 0, dhi: 0 });
  expect(clearSky({ ...AIR, turbidity: 5 }).ghi).toBeLessThan(clearSky(AIR).ghi);
  expect(clearSky({ ...AIR, turbidity: Number.NaN }).ghi).toBeNaN();
  expect(clearSky({ ...AIR, zenith: Number.NaN }).ghi).toBeNaN();
});
