import { beforeAll, describe, expect, it } from "vitest";
import { lossSteps } from "./loss-steps.ts";
import type { PvArray } from "./pv-array.ts";
import { pvYield } from "./pv-yield.ts";
import { pvwattsV5 } from "./pvwatts-v5.ts";
import { STANDARD_ARRAY } from "./standard-array.ts";
import { type SunTable, sunTable } from "./sun-table.ts";
import type { Weather } from "./weather.ts";
import { denver, PV_FILES_PRESENT, phoenix, WHERE } from "./weather-fixture.ts";

const sum = (values: Iterable<number>) => Array.from(values).reduce((total, value) => total + value, 0);

// Oracle: NREL/ssc, test/ssc_test/cmod_pvwattsv5_test.cpp @e97a19f, with its own tolerances.
describe.skipIf(!PV_FILES_PRESENT)(`pvwattsV5() of Phoenix TMY2, 4 kW, as in ssc's tests${WHERE}`, () => {
  const ARRAY: PvArray = { ...STANDARD_ARRAY, kwp: 4, dcAc: 1.2000000476837158, losses: 14.075660705566406 };
  let weather: Weather;
  let sun: SunTable;
  beforeAll(() => {
    weather = phoenix();
    sun = sunTable(weather);
  });
  const yieldOf = (change: Partial<PvArray> = {}) => {
    const array = { ...ARRAY, ...change };
    return pvYield(weather, pvwattsV5(weather, array, sun), array);
  };

  it("pvwattsV5() yields 6908.128 kWh, and each month, within 0.01 kWh", () => {
    const { year_kwh, months_kwh, capacityFactor, coverage } = yieldOf();
    expect(Math.abs(year_kwh - 6908.128)).toBeLessThan(0.001);
    const expected = [
      ...[435.198, 482.697, 593.881, 673.452, 715.835, 665.019],
      ...[665.709, 647.621, 594.314, 568.281, 453.305, 412.782],
    ];
    expect(months_kwh).toHaveLength(12);
    for (const [month, kwh] of expected.entries()) expect(Math.abs(months_kwh[month]! - kwh)).toBeLessThan(0.01);
    expect(capacityFactor * 100).toBeCloseTo(19.715, 3);
    expect(coverage).toBe(1);
  });

  it.each([
    [{ module: "premium" }, 7121.63],
    [{ module: "thinfilm" }, 7334.83],
    [{ mount: "roof" }, 6802.72],
    [{ mount: "1axis" }, 8632.33],
    [{ mount: "backtrack" }, 8721.21],
    [{ mount: "2axis" }, 9687.06],
  ] as const)("pvwattsV5() of %o yields %f kWh within 0.01 kWh", (change, expected) => {
    expect(Math.abs(yieldOf(change).year_kwh - expected)).toBeLessThan(0.01);
  });

  it.each([
    ["rack", 1727032],
    ["roof", 1700681],
    ["1axis", 2158084],
    ["backtrack", 2180301],
    ["2axis", 2421765],
  ] as const)("pvwattsV5() of 1 MW on %s yields %f kWh within 1 kWh", (mount, expected) => {
    expect(Math.abs(yieldOf({ kwp: 1000, mount }).year_kwh - expected)).toBeLessThan(1);
  });

  it("lossSteps() start at the light on the horizontal and close on what it yields", () => {
    const { steps } = lossSteps(weather, ARRAY, sun);
    const { year_kwh } = yieldOf();
    expect(steps.at(-1)).toEqual({ kind: "ac", kwh: expect.closeTo(year_kwh, 6) });
    expect(sum(steps.slice(0, -1).map(({ kwh }) => kwh))).toBeCloseTo(year_kwh, 9);
    const of = (name: string) => steps.find(({ kind }) => kind === name)!.kwh;
    expect(of("nominal")).toBeCloseTo(4 * 2116.976, -1);
    expect(of("transposition")).toBeGreaterThan(0);
    for (const kind of ["cover", "temperature", "soiling", "inverter"]) expect(of(kind)).toBeLessThan(0);
    expect(of("rows")).toBe(0);
  });

  it("lossSteps() of a tracker close too, with what its rows take from each other", () => {
    const { steps } = lossSteps(weather, { ...ARRAY, mount: "1axis" }, sun);
    expect(sum(steps.slice(0, -1).map(({ kwh }) => kwh))).toBeCloseTo(yieldOf({ mount: "1axis" }).year_kwh, 9);
    expect(steps.find(({ kind }) => kind === "rows")!.kwh).toBeLessThan(-100);
  });
});

// Oracle: an hourly export of NREL's PVWatts page in its fifth version, made before ssc had SG2.
describe.skipIf(!PV_FILES_PRESENT)(`pvwattsV5() of Denver, as PVWatts on the web exported it${WHERE}`, () => {
  it("pvwattsV5() is within 0.01 % of the year and 1 W of each hour on average", () => {
    const { weather, ...web } = denver();
    const own = pvwattsV5(weather, { ...STANDARD_ARRAY, kwp: 4, losses: 14.08 });
    expect(own.ac).toHaveLength(8760);
    expect(Math.abs(sum(own.ac) / 6_023_671.24 - 1)).toBeLessThan(1e-4);
    expect(Math.abs(sum(own.poa) / 1_930_893.574 - 1)).toBeLessThan(1e-4);
    expect(Math.abs(sum(own.dc) / 6_291_910.655 - 1)).toBeLessThan(1e-4);
    const errors = (ours: Float64Array, theirs: number[]) => sum(theirs.map((value, i) => Math.abs(value - ours[i]!)));
    expect(errors(own.ac, web.ac) / 8760).toBeLessThan(1);
    expect(errors(own.cell, web.cell) / 8760).toBeLessThan(0.01);
    // 1 January, 10 h: POA 415.778, cell -1.177, DC 1590.087, AC 1529.331.
    expect(own.poa[10]!).toBeCloseTo(415.778, 0);
    expect(own.cell[10]!).toBeCloseTo(-1.177, 2);
    expect(Math.abs(own.dc[10]! - 1590.087)).toBeLessThan(0.5);
    expect(Math.abs(own.ac[10]! - 1529.331)).toBeLessThan(0.5);
  });

  it("pvwattsV5() on a roof is within 0.01 % of the year and of its cell temperatures", () => {
    const own = pvwattsV5(denver().weather, { ...STANDARD_ARRAY, kwp: 4, losses: 14.08, mount: "roof" });
    expect(Math.abs(sum(own.ac) / 5_938_053 - 1)).toBeLessThan(1e-4);
    expect(Math.abs(sum(own.cell) / 117_465.578 - 1)).toBeLessThan(1e-4);
  });
});
