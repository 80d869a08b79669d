import { expect, it } from "vitest";
import { dcPower } from "./dc-power.ts";

// Oracle: pvlib-python @6382338, tests/test_pvsystem.py::test_pvwatts_dc_scalars.
it("dcPower() is that of pvlib's pvwatts_dc, and keeps a missing input missing", () => {
  expect(dcPower(100, -0.003, 30, 900)).toBeCloseTo(88.65, 10);
  expect(dcPower(100, -0.003, Number.NaN, 900)).toBeNaN();
});
