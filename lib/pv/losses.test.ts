import fc from "fast-check";
import { expect, it } from "vitest";
import { combinedLosses, lossesOfTotal, STANDARD_LOSSES } from "./losses.ts";

it("combinedLosses() of PVWatts' components is pvlib's, also with 1 % of age", () => {
  // Oracle: pvlib-python @6382338, tests/test_pvsystem.py::test_pvwatts_losses.
  expect(combinedLosses(STANDARD_LOSSES)).toBeCloseTo(14.075660688264469, 10);
  expect(combinedLosses({ ...STANDARD_LOSSES, age: 1 })).toBeCloseTo(14.934904, 6);
});

it("lossesOfTotal() combine to the total, and are PVWatts' own at its total", () => {
  fc.assert(
    fc.property(fc.double({ min: -5, max: 99, noNaN: true }), (total) => {
      expect(combinedLosses(lossesOfTotal(total))).toBeCloseTo(total, 9);
    }),
  );
  const own = lossesOfTotal(combinedLosses(STANDARD_LOSSES));
  for (const [kind, loss] of Object.entries(STANDARD_LOSSES)) {
    expect(own[kind as keyof typeof own]).toBeCloseTo(loss, 10);
  }
});
