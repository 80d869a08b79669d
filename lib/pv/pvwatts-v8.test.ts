import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CEC_MODULES } from "./module/cec-modules.ts";
import { noctCell } from "./module/noct.ts";
import { maximumPower } from "./module/single-diode.ts";
import { airMassModifier } from "./module/spectral.ts";
import { rackShade } from "./plane/fixed-rows.ts";
import { MODULES, MOUNTS, type PvArray } from "./pv-array.ts";
import { pvYield } from "./pv-yield.ts";
import { pvwattsV8 } from "./pvwatts-v8.ts";
import { STANDARD_ARRAY } from "./standard-array.ts";
import { sunTable } from "./sun-table.ts";
import { testDay } from "./test-day-fixture.ts";
import { PV_FILES_PRESENT, phoenix, WHERE } from "./weather-fixture.ts";

const DEG = Math.PI / 180;

describe("stages of PVWatts v8", () => {
  it("noctCell() is pvlib's noct_sam()", () => {
    // Oracle: pvlib-python @6382338, tests/test_temperature.py: 1000 W/m2, 25 °C, 1 m/s, NOCT 45 °C, efficiency 0.2; its absorbed
    // share 0.9 is ours, and all light reaches the cells.
    const module = { nominal: 45, efficiency: 0.2, windShare: 0.51 };
    expect(noctCell(1000, 25, 1, module)).toBeCloseTo(55.230790492, 8);
    expect(noctCell(0, 12, 1, module)).toBe(12);
    expect(noctCell(0, 12, Number.NaN, module)).toBeNaN();
  });

  it.each(MODULES)("maximumPower() of the %s module is its rating at standard test conditions", (name) => {
    const { vmp, imp } = CEC_MODULES[name];
    expect(maximumPower(CEC_MODULES[name], 1000, 25) / (vmp * imp)).toBeCloseTo(1, 5);
  });

  it("maximumPower() is the highest of its own curve, whatever the light and the heat", () => {
    const { a, il, io, rs, rsh, alphaIsc, adjust } = CEC_MODULES.standard;
    fc.assert(
      fc.property(
        fc.double({ min: 2, max: 1300, noNaN: true }),
        fc.double({ min: -20, max: 85, noNaN: true }),
        (light, cell) => {
          const power = maximumPower(CEC_MODULES.standard, light, cell);
          const t = (cell + 273.15) / 298.15;
          const gap = 1.12 * (1 - 0.0002677 * (cell - 25));
          const dark = io * t ** 3 * Math.exp((1.12 / 298.15 - gap / (cell + 273.15)) / 8.618e-5);
          const lit = (light / 1000) * (il + alphaIsc * (1 - adjust / 100) * (cell - 25));
          let best = 0;
          for (let x = 0; x < 60; x += 0.01) {
            const current = lit - dark * Math.expm1(x / (a * t)) - (x * light) / (rsh * 1000);
            best = Math.max(best, current * (x - current * rs));
          }
          expect(power).toBeGreaterThanOrEqual(best - 1e-9);
          expect(power - best).toBeLessThan(1e-3 * best + 1e-6);
        },
      ),
      { numRuns: 30 },
    );
    expect(maximumPower(CEC_MODULES.standard, 0.5, 25)).toBe(0);
    expect(maximumPower(CEC_MODULES.standard, Number.NaN, 25)).toBeNaN();
    expect(maximumPower(CEC_MODULES.standard, 0, Number.NaN)).toBeNaN();
  });

  it("airMassModifier() is 1 at an air mass of 1.5, and falls for a low sun", () => {
    expect(airMassModifier(48.2 * DEG, 0)).toBeCloseTo(1, 2);
    expect(airMassModifier(85 * DEG, 0)).toBeLessThan(0.9);
    expect(airMassModifier(89 * DEG, 0)).toBe(airMassModifier(86 * DEG, 0));
  });

  it("rackShade() covers a rack as by hand: a sun due south, whose shadow is longer than the pitch", () => {
    const rows = { side: 2, length: 20, pitch: 3, isWired: true };
    // 2 m at 30° under a sun 80° from the zenith throw 2 (cos 30° + sin 30° tan 80°) = 7.403 m: 1 - 3/7.403 of the rack is dark.
    expect(rackShade(rows, 30, 180)(80 * DEG, 180 * DEG)).toBeCloseTo(1 - 3 / 7.4033, 4);
    expect(rackShade(rows, 30, 180)(20 * DEG, 180 * DEG)).toBe(0);
    expect(rackShade(rows, 30, 180)(80 * DEG, 20 * DEG)).toBe(0);
    expect(rackShade({ ...rows, isWired: false }, 30, 180)(80 * DEG, 220 * DEG)).toBeLessThan(
      rackShade(rows, 30, 180)(80 * DEG, 220 * DEG),
    );
  });
});

it("pvwattsV8() yields nothing without light, nor more than the inverter can, and keeps a missing hour missing", () => {
  const dark = testDay({ light: 0 });
  const day = testDay();
  const broken = testDay();
  broken.wind[12] = Number.NaN;
  fc.assert(
    fc.property(fc.constantFrom(...MOUNTS), fc.constantFrom(...MODULES), (mount, module) => {
      const array: PvArray = { ...STANDARD_ARRAY, kwp: 30, mount, module };
      expect(Math.max(...pvwattsV8(dark, array).ac)).toBe(0);
      const { ac, dc } = pvwattsV8(day, array);
      expect(Math.max(...ac)).toBeGreaterThan(0);
      expect(Math.max(...ac)).toBeLessThanOrEqual(25_000);
      ac.forEach((value, i) => {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(dc[i]!);
      });
      const missing = pvwattsV8(broken, array).ac;
      expect(missing[12]).toBeNaN();
      expect(missing.filter(Number.isNaN)).toHaveLength(1);
    }),
    { numRuns: 20 },
  );
});

// Oracle: NREL/ssc, test/ssc_test/cmod_pvwattsv8_test.cpp @e97a19f, with its own tolerances.
describe.skipIf(!PV_FILES_PRESENT)(`pvwattsV8() of Phoenix TMY2, 4 kW, as in ssc's tests${WHERE}`, () => {
  const ARRAY: PvArray = { ...STANDARD_ARRAY, kwp: 4, dcAc: 1.2000000476837158, losses: 14.075660705566406 };
  const weather = PV_FILES_PRESENT ? phoenix() : testDay();
  const sun = sunTable(weather);
  const yieldOf = (change: Partial<PvArray> = {}) => {
    const array = { ...ARRAY, ...change };
    return pvYield(weather, pvwattsV8(weather, array, sun), array);
  };

  it.each([
    [{ module: "standard" }, 7043.197],
    [{ module: "premium" }, 7040.913],
    [{ module: "thinfilm" }, 7099.417],
    [{ mount: "roof" }, 7014.26],
    [{ mount: "1axis" }, 8859.963],
    [{ mount: "backtrack" }, 8802.08],
    [{ mount: "2axis" }, 9910.386],
  ] as const)("pvwattsV8() of %o yields %f kWh within 0.01 kWh", (change, expected) => {
    expect(Math.abs(yieldOf(change).year_kwh - expected)).toBeLessThan(0.01);
  });

  it("pvwattsV8() yields 7043.1973 kWh, each month within 0.01 kWh", () => {
    const { year_kwh, months_kwh, specific_kwh_kwp, capacityFactor } = yieldOf();
    expect(Math.abs(year_kwh - 7043.1973)).toBeLessThan(0.001);
    const expected = [
      ...[441.117, 488.02, 601.263, 685.43, 730.075, 681.335],
      ...[679.185, 662.545, 610.097, 583.053, 461.662, 419.413],
    ];
    for (const [month, kwh] of expected.entries()) expect(Math.abs(months_kwh[month]! - kwh)).toBeLessThan(0.01);
    expect(specific_kwh_kwp).toBeCloseTo(1760.799, 3);
    expect(capacityFactor * 100).toBeCloseTo(20.1, 2);
  });

  it.each([
    ["rack", 1759882.2],
    ["roof", 1753564.9],
    ["1axis", 2212064],
    ["backtrack", 2197863.4],
    ["2axis", 2477596.6],
  ] as const)("pvwattsV8() of 1 MW on %s yields %f kWh within 0.1 kWh", (mount, expected) => {
    expect(Math.abs(yieldOf({ kwp: 1000, mount }).year_kwh - expected)).toBeLessThan(0.1);
  });
});
