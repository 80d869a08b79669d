import { expect, it } from "vitest";
import { coverModifier, throughCoatedGlass, throughGlass } from "./cover.ts";

const cos = (degrees: number) => Math.cos((degrees * Math.PI) / 180);

// Oracle: pvlib-python @6382338, tests/test_iam.py::test_physical, which is 1 at 0° where ours is at 1°.
it.each([
  [22.5, 0.99926198],
  [45, 0.98797788],
  [67.5, 0.8893998],
])("coverModifier() of bare glass at %f° is pvlib's physical()", (degrees, expected) => {
  expect(coverModifier(cos(degrees), false)).toBeCloseTo(expected, 5);
});

it("coverModifier() leaves light alone that comes straight or grazes, as PVWatts does", () => {
  expect([0, 0.4, 89.6, 90, 120].map((degrees) => coverModifier(cos(degrees), false))).toEqual([1, 1, 1, 1, 1]);
  expect(coverModifier(Number.NaN, false)).toBeNaN();
});

it("coverModifier() of coated glass lets more through than of bare glass, at every slant", () => {
  for (const degrees of [30, 45, 60, 75, 85]) {
    expect(coverModifier(cos(degrees), true)).toBeGreaterThan(coverModifier(cos(degrees), false));
  }
  // Oracle: pvlib, test_physical_ar: 0.9917463 at 45° with a coating of index 1.29 that absorbs nothing; ours is 1.3.
  expect(coverModifier(cos(45), true)).toBeCloseTo(0.9917463, 3);
  expect(throughCoatedGlass(1)).toBeGreaterThan(throughGlass(1));
});
