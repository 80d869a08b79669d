import fc from "fast-check";
import { expect, it } from "vitest";
import { inverterAc } from "./inverter.ts";

// Oracle: pvlib-python @6382338, tests/test_inverter.py::test_pvwatts: pdc0 100, nominal efficiency 0.95.
it.each([
  [0, 0],
  [50, 47.60843624],
  [90, 85.58556604752516],
])("inverterAc() of %f W DC is %f W AC as pvlib's pvwatts()", (dc, ac) => {
  expect(inverterAc(dc, 95, 0.95)).toBeCloseTo(ac, 8);
});

it("inverterAc() is above its rating before it clips, never negative, and missing where DC is", () => {
  expect(inverterAc(100, 95, 0.95)).toBeGreaterThan(95 * 0.999);
  expect(inverterAc(Number.NaN, 95, 0.95)).toBeNaN();
  fc.assert(
    fc.property(fc.double({ min: -10, max: 1e6, noNaN: true }), (dc) => {
      expect(inverterAc(dc, 1000, 0.96)).toBeGreaterThanOrEqual(0);
    }),
  );
});
