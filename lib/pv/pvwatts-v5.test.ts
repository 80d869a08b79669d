import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lossSteps } from "./loss-steps.ts";
import { MODULES, MOUNTS, type PvArray } from "./pv-array.ts";
import { pvYield } from "./pv-yield.ts";
import { pvwattsV5 } from "./pvwatts-v5.ts";
import { STANDARD_ARRAY } from "./standard-array.ts";
import { testDay } from "./test-day-fixture.ts";
import { weatherOf } from "./weather-fixture.ts";

const ARRAY: PvArray = { ...STANDARD_ARRAY, kwp: 5 };
const arrays = fc.record<PvArray>({
  kwp: fc.double({ min: 0.1, max: 1000, noNaN: true }),
  tilt: fc.double({ min: 0, max: 90, noNaN: true }),
  azimuth: fc.double({ min: 0, max: 360, noNaN: true }),
  mount: fc.constantFrom(...MOUNTS),
  module: fc.constantFrom(...MODULES),
  losses: fc.double({ min: 0, max: 60, noNaN: true }),
  dcAc: fc.double({ min: 0.5, max: 3, noNaN: true }),
  inverterEfficiency: fc.double({ min: 90, max: 99.5, noNaN: true }),
  gcr: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
});
const few = { numRuns: 60 };

// Oracle: NREL/ssc, test/ssc_test/cmod_pvwattsv5_test.cpp @e97a19f, singleTS, with its own tolerances: cold, without a step before.
it("pvwattsV5() reproduces ssc's single step of a tracker", () => {
  const site = { latitude: 39.744, longitude: -105.1778, utcOffset: -7, elevation: 0 };
  const start = Date.UTC(2019, 0, 6, 20);
  const row = { start, dni: 0.612, dhi: 162.91, tempAir: 10.79, wind: 1.45, albedo: 0.2, pressure: 1013.25 };
  const { poa, cell, dc, ac } = pvwattsV5(weatherOf(site, [row], 20), {
    ...{ ...STANDARD_ARRAY, kwp: 720, losses: 0, tilt: 0, mount: "1axis" },
  });
  expect(Math.abs(poa[0]! - 142.07)).toBeLessThan(0.1);
  expect(Math.abs(cell[0]! - 12.77)).toBeLessThan(0.1);
  expect(Math.abs(dc[0]! - 108111)).toBeLessThan(1);
  expect(Math.abs(ac[0]! - 102192)).toBeLessThan(1);
});

describe("laws of pvwattsV5()", () => {
  it("pvwattsV5() yields nothing without light, and has cells as warm as the air", () => {
    const dark = testDay({ light: 0 });
    fc.assert(
      fc.property(arrays, (array) => {
        const { poa, cell, dc, ac } = pvwattsV5(dark, array);
        expect([...poa, ...dc, ...ac].every((value) => value === 0)).toBe(true);
        expect(cell).toEqual(dark.tempAir);
      }),
      few,
    );
  });

  it("pvwattsV5() never gives more AC than the inverter can, nor more than DC, nor less than nothing", () => {
    const day = testDay();
    fc.assert(
      fc.property(arrays, (array) => {
        const { dc, ac } = pvwattsV5(day, array);
        expect(Math.max(...dc)).toBeGreaterThan(0);
        ac.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(Math.min(dc[i]!, (array.kwp * 1000) / array.dcAc) + 1e-9);
        });
      }),
      few,
    );
  });

  it("pvwattsV5() is linear in the power of the array", () => {
    const day = testDay();
    fc.assert(
      fc.property(arrays, fc.double({ min: 0.1, max: 50, noNaN: true }), (array, factor) => {
        const one = pvwattsV5(day, array);
        const more = pvwattsV5(day, { ...array, kwp: array.kwp * factor });
        more.ac.forEach((value, i) => {
          expect(Math.abs(value - one.ac[i]! * factor)).toBeLessThanOrEqual(1e-9 * value + 1e-9);
        });
        expect(more.cell).toEqual(one.cell);
      }),
      few,
    );
  });

  it("pvwattsV5() gives more DC for more light, on a fixed array in the same air", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 0.9, noNaN: true }), (share) => {
        const less = pvwattsV5(testDay({ light: share }), ARRAY).dc;
        const more = pvwattsV5(testDay({ light: 1 }), ARRAY).dc;
        more.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(less[i]!);
        });
      }),
      few,
    );
  });

  it("lossSteps() close to 1e-9 for any array, and no step but the tilt adds anything to a warm day", () => {
    const day = testDay();
    fc.assert(
      fc.property(arrays, (array) => {
        const { steps, output } = lossSteps(day, array);
        expect(output).toEqual(pvwattsV5(day, array));
        const parts = steps.slice(0, -1).reduce((sum, { kwh }) => sum + kwh, 0);
        const { year_kwh } = pvYield(day, pvwattsV5(day, array), array);
        expect(Math.abs(parts - steps.at(-1)!.kwh)).toBeLessThanOrEqual(1e-9 * array.kwp);
        expect(Math.abs(parts - year_kwh)).toBeLessThanOrEqual(1e-9 * array.kwp);
        for (const { kind, kwh } of steps) {
          if (!["nominal", "transposition", "ac", "temperature"].includes(kind)) expect(kwh).toBeLessThanOrEqual(1e-9);
        }
      }),
      few,
    );
  });
});

it("pvwattsV5() gives about the same day by quarters of an hour as by hours", () => {
  const hours = testDay();
  const four = (values: Float64Array) => Float64Array.from({ length: 96 }, (_, i) => values[Math.floor(i / 4)]!);
  const { ghi, dni, dhi, tempAir, wind, pressure, albedo } = hours;
  const quarters = {
    ...{ ...hours, step: 15, start: four(hours.start) },
    ...{ ghi: four(ghi), dni: four(dni), dhi: four(dhi), tempAir: four(tempAir), wind: four(wind) },
    ...{ pressure: four(pressure), albedo: four(albedo) },
  };
  quarters.start.forEach((start, i) => {
    quarters.start[i] = start + (i % 4) * 900_000;
  });
  const day = pvYield(hours, pvwattsV5(hours, ARRAY), ARRAY).year_kwh;
  const finer = pvYield(quarters, pvwattsV5(quarters, ARRAY), ARRAY).year_kwh;
  expect(day).toBeGreaterThan(15);
  expect(Math.abs(finer / day - 1)).toBeLessThan(0.01);
});

describe("missing weather", () => {
  const NOON = 12;
  it.each(["dni", "dhi", "tempAir", "wind"] as const)("pvwattsV5() keeps an hour without %s missing", (column) => {
    const day = testDay();
    day[column][NOON] = Number.NaN;
    const { dc, ac, cell } = pvwattsV5(day, ARRAY);
    expect([dc[NOON], ac[NOON], cell[NOON]]).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(ac.filter(Number.isNaN)).toHaveLength(1);
    const known = pvYield(day, { poa: dc, cell, dc, ac }, ARRAY);
    expect(known.coverage).toBe(23 / 24);
    expect(known.year_kwh).toBeCloseTo(ac.reduce((sum, watts) => sum + (Number.isNaN(watts) ? 0 : watts), 0) / 1000, 9);
    expect(lossSteps(day, ARRAY).steps.at(-1)!.kwh).toBeCloseTo(known.year_kwh, 9);
  });

  it("pvwattsV5() needs no irradiance at night, nor pressure, albedo or global irradiance ever", () => {
    const day = testDay();
    for (const hour of [0, 1, 22, 23]) for (const column of [day.dni, day.dhi, day.ghi]) column[hour] = Number.NaN;
    expect(pvwattsV5(day, ARRAY).ac[0]).toBe(0);
    const bare = testDay();
    for (const column of [bare.pressure, bare.albedo, bare.ghi]) column.fill(Number.NaN);
    expect(pvwattsV5(bare, ARRAY).ac.every((value) => value >= 0)).toBe(true);
    expect(pvYield(bare, pvwattsV5(bare, ARRAY), ARRAY).ghi_kwh_m2).toBeNaN();
  });

  it("pvYield() of nothing known is not known, by year and month", () => {
    const day = testDay();
    day.dni.fill(Number.NaN);
    day.tempAir.fill(Number.NaN);
    const output = pvwattsV5(day, ARRAY);
    output.ac.fill(Number.NaN);
    const { year_kwh, months_kwh, specific_kwh_kwp, capacityFactor, coverage } = pvYield(day, output, ARRAY);
    expect([year_kwh, specific_kwh_kwp, capacityFactor, coverage]).toEqual([Number.NaN, Number.NaN, Number.NaN, 0]);
    expect(months_kwh.every(Number.isNaN)).toBe(true);
  });

  it("pvYield() knows nothing by dark nights alone: a day without wind yields no 0", () => {
    const day = testDay();
    const still = { ...day, wind: day.wind.map(() => Number.NaN) };
    const { year_kwh, months_kwh, capacityFactor, poa_kwh_m2, coverage } = pvYield(
      still,
      pvwattsV5(still, ARRAY),
      ARRAY,
    );
    expect([year_kwh, months_kwh[5], capacityFactor, poa_kwh_m2]).toEqual(Array(4).fill(Number.NaN));
    expect(coverage).toBeGreaterThan(0);
  });

  it("pvYield() counts an hour to the month of the site's clock", () => {
    const site = { latitude: 37.57, longitude: 126.97, utcOffset: 9, elevation: 87 };
    const row = { start: Date.UTC(2024, 5, 30, 23), dni: 500, dhi: 100, ghi: 300, tempAir: 20, wind: 1 };
    const morning = weatherOf(site, [row]);
    const { months_kwh, ghi_kwh_m2 } = pvYield(morning, pvwattsV5(morning, ARRAY), ARRAY);
    expect(months_kwh[6]).toBeGreaterThan(0);
    expect(months_kwh[5]).toBeNaN();
    expect(ghi_kwh_m2).toBeCloseTo(0.3, 12);
  });
});
