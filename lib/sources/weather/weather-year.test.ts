import { expect, it } from "vitest";
import { yearIrradiation } from "./weather-year.ts";

const HOURS = 8760;
const start = Float64Array.from({ length: HOURS }, (_, i) => Date.UTC(1969, 6, 1) + i * 3_600_000);
const light = (i: number) => (i % 24 >= 6 && i % 24 < 18 ? 500 : 0);

// Oracle: by hand. Half of each day at 500 W/m2 is 2190 kWh/m2.
it("yearIrradiation() of a year with known nights and missing noons is that of the whole year", () => {
  const whole = Float64Array.from(start, (_, i) => light(i));
  const holes = whole.map((value, i) => (i % 24 === 12 && i % 48 > 24 ? Number.NaN : value));
  expect(yearIrradiation({ start, step: 60 }, whole)).toBeCloseTo(2190, 9);
  expect(yearIrradiation({ start, step: 60 }, holes)).toBeCloseTo(2190, 9);
  expect(holes.filter(Number.isNaN)).toHaveLength(182);
});

it("yearIrradiation() is not known where more than a twentieth is missing", () => {
  const holes = Float64Array.from(start, (_, i) => (i % 20 < 2 ? Number.NaN : light(i)));
  expect(yearIrradiation({ start, step: 60 }, holes)).toBeNaN();
  expect(yearIrradiation({ start: start.slice(0, 24), step: 60 }, holes.slice(0, 24))).toBeNaN();
});
