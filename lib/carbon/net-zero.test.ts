import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annualMatching } from "./annual-matching.ts";
import { batteryOf, NO_BATTERY } from "./battery.ts";
import { dispatchGreedy } from "./dispatch-greedy.ts";
import { hourlyMatching } from "./hourly-matching.ts";
import { netZeroPath, type PathAssumptions } from "./net-zero-path.ts";
import { type CostAssumptions, payback } from "./payback.ts";
import { anySite } from "./site-fixture.ts";
import { smallestBattery, smallestPv } from "./sizing.ts";

const LOAD = Float64Array.of(10, 10, 10, 10);
const PER_KWP = Float64Array.of(0, 2, 2, 0);
const SITE = { load: LOAD, perKwp: PER_KWP, hours: 1 };

describe("annualMatching(), hourlyMatching()", () => {
  const generation = Float64Array.of(0, 20, 20, Number.NaN);

  // Oracle: by hand. Known are 30 kWh of load and 40 generated, 20 of them in their hours; half of the other 10 is clean.
  it("leave out what is missing and say the coverage", () => {
    const site = { load: LOAD, generation, hours: 1 };
    const annual = annualMatching(site);
    expect([annual.load, annual.generation, annual.share, annual.coverage]).toEqual([30, 40, 1, 0.75]);
    const match = hourlyMatching(site, dispatchGreedy(site, NO_BATTERY), NO_BATTERY, 0.5);
    expect([match.own, match.score, match.coverage]).toEqual([20 / 30, 25 / 30, 0.75]);
    expect([...match.carbonFree]).toEqual([5, 10, 10, Number.NaN]);
  });

  it("leave out hours in which the grid's share is missing", () => {
    const site = { load: LOAD, generation, hours: 1 };
    const grid = Float64Array.of(Number.NaN, 0, 0, 0);
    const match = hourlyMatching(site, dispatchGreedy(site, NO_BATTERY), NO_BATTERY, grid);
    expect([match.score, match.coverage]).toEqual([1, 0.5]);
    expect(() => hourlyMatching(site, dispatchGreedy(site, NO_BATTERY), NO_BATTERY, 1.2)).toThrow("it is 1.2");
  });

  it("are undefined, not perfect, without load or data", () => {
    const nothing = { load: new Float64Array(2), generation: Float64Array.of(1, 1), hours: 1 };
    expect(annualMatching(nothing).share).toBeNaN();
    expect(hourlyMatching(nothing, dispatchGreedy(nothing, NO_BATTERY), NO_BATTERY).score).toBeNaN();
    const empty = { load: new Float64Array(), generation: new Float64Array(), hours: 1 };
    expect(annualMatching(empty).coverage).toBeNaN();
  });
});

describe("smallestPv(), smallestBattery()", () => {
  // Oracle: by hand. 40 kWh of load want 10 kWp by the year; half of them lie in sunny hours, which 5 kWp fill.
  it("find the sizes of a case that can be counted on fingers", () => {
    expect(smallestPv(SITE, NO_BATTERY, { by: "annual", share: 1 }, 100)).toBeCloseTo(10, 3);
    expect(smallestPv(SITE, NO_BATTERY, { by: "hourly", share: 0.5 }, 100)).toBeCloseTo(5, 3);
    expect(smallestPv(SITE, NO_BATTERY, { by: "hourly", share: 0.51 }, 100)).toBeNull();
    expect(smallestPv(SITE, NO_BATTERY, { by: "hourly", share: 0.51, gridCfe: 0.2 }, 100)).toBeCloseTo(3.875, 3);
    const by = (share: number) =>
      smallestBattery(SITE, 10, (kwh) => batteryOf(kwh, 1e6, 1), { by: "hourly", share }, 100);
    expect([by(0.5), by(1.01)]).toEqual([0, null]);
    expect(by(1)).toBeCloseTo(20, 3);
  });

  it("never shrink when the target grows", () => {
    const target = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(anySite({ intervals: 24 }), target, target, (energies, a, b) => {
        const site = { load: energies.load, perKwp: energies.generation, hours: 1 };
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const pv = (share: number) => smallestPv(site, batteryOf(50, 10), { by: "hourly", share }, 1000) ?? Infinity;
        const battery = (share: number) =>
          smallestBattery(site, 2, (kwh) => batteryOf(kwh, kwh / 2), { by: "hourly", share }, 1000) ?? Infinity;
        expect(pv(high)).toBeGreaterThanOrEqual(pv(low));
        expect(battery(high)).toBeGreaterThanOrEqual(battery(low));
      }),
      { seed: 6, numRuns: 50 },
    );
  });
});

describe("payback()", () => {
  const assumptions: CostAssumptions = {
    basis: "a test",
    pvKrwPerKwp: 1000,
    batteryKrwPerKwh: 100,
    upkeepShare: 0.02,
    years: 4,
    batteryYears: 2,
    discountRate: 0.1,
    priceGrowth: 0,
    degradation: 0,
  };

  // Oracle: by hand. 10 × 1000 + 20 × 100 = 12000; 5240 − 240 = 5000 a year, the battery again in year 2.
  it("discounts savings, upkeep and renewals", () => {
    const result = payback({ kwp: 10, batteryKwh: 20 }, 5240, assumptions);
    expect([result.investmentKrw, result.firstYearKrw, result.simpleYears]).toEqual([12_000, 5000, 2.4]);
    const sums = [-12_000, -12_000 + 5000 / 1.1];
    sums.push(sums[1]! + 3000 / 1.21);
    sums.push(sums[2]! + 5000 / 1.331);
    sums.push(sums[3]! + 5000 / 1.4641);
    result.cumulativeKrw.forEach((krw, year) => {
      expect(krw).toBeCloseTo(sums[year]!, 6);
    });
    expect(result.discountedYears).toBeCloseTo(3 + -sums[3]! / (sums[4]! - sums[3]!), 9);
    expect(result.netPresentValueKrw).toBeCloseTo(sums[4]!, 6);
  });

  it("is null where it never pays, and keeps a missing saving missing", () => {
    expect(payback({ kwp: 10, batteryKwh: 0 }, 100, assumptions)).toMatchObject({
      simpleYears: null,
      discountedYears: null,
    });
    const unknown = payback({ kwp: 10, batteryKwh: 0 }, Number.NaN, assumptions);
    expect([unknown.simpleYears, unknown.discountedYears, unknown.netPresentValueKrw]).toEqual([
      null,
      null,
      Number.NaN,
    ]);
  });
});

describe("netZeroPath()", () => {
  const assumptions: PathAssumptions = {
    firstYear: 2026,
    lastYear: 2030,
    loadGrowth: 0,
    efficiency: 0,
    kwp: 4,
    kwpPerYear: 3,
    kwpMost: 11,
    degradation: 0,
    batteryKwh: 0,
    batteryKwhPerYear: 10,
    batteryKwhMost: 20,
    kgCo2ePerKwh: 0.4,
    factorDecline: 0.5,
    gridCfe: 0.4,
    yearScale: 1,
  };
  const path = (given: Partial<PathAssumptions>) =>
    netZeroPath(SITE, (kwh) => batteryOf(kwh, 1e6, 1), { ...assumptions, ...given });

  // Oracle: by hand. 4, 7, 10, 11, 11 kWp give 16, 28, 40, 44, 44 kWh for 40 of load; a battery of 20 kWh carries the two nights.
  it("reaches zero by the year when sums meet, and by the hour when batteries carry the nights", () => {
    const { years, annualYear, hourlyYear } = path({});
    expect(years.map(({ kwp, batteryKwh }) => [kwp, batteryKwh])).toEqual([
      [4, 0],
      [7, 10],
      [10, 20],
      [11, 20],
      [11, 20],
    ]);
    expect(years.map(({ generationKwh }) => generationKwh)).toEqual([16, 28, 40, 44, 44]);
    expect(years.map(({ kgCo2ePerKwh }) => kgCo2ePerKwh)).toEqual([0.4, 0.2, 0.1, 0.05, 0.025]);
    expect([annualYear, hourlyYear]).toEqual([2028, 2028]);
    expect(years[0]).toMatchObject({ importedKwh: 24, exportedKwh: 0, ownShare: 0.4, hourlyScore: 0.64 });
    expect(years[0]?.hourlyKg).toBeCloseTo(9.6, 12);
    expect(path({ batteryKwhMost: 0 })).toMatchObject({ annualYear: 2028, hourlyYear: null });
  });

  // Oracle: by hand. Of four intervals one night is unknown: 24 − 10 kWh are imported in three, so 14 · 4/3 in all.
  it("brings the sums of known intervals to the year, and shares not", () => {
    const load = Float64Array.of(10, 10, 10, Number.NaN);
    const known = netZeroPath({ ...SITE, load }, (kwh) => batteryOf(kwh, 1e6, 1), { ...assumptions, yearScale: 4 / 3 });
    const [first] = known.years;
    expect(first).toMatchObject({ loadKwh: 40, importedKwh: 14 * (4 / 3), annualRatio: 16 / 30, ownShare: 16 / 30 });
    expect(first?.hourlyKg).toBeCloseTo(14 * (4 / 3) * 0.4, 12);
    expect(known.annualYear).toBe(2028);
  });

  it("arrives in no year where nothing of load or sun is known", () => {
    const dark = { ...SITE, perKwp: SITE.perKwp.map(() => Number.NaN) };
    expect(netZeroPath(dark, (kwh) => batteryOf(kwh, 1e6, 1), assumptions)).toMatchObject({
      annualYear: null,
      hourlyYear: null,
    });
  });

  it("ages modules from the year they were built in, and lets growth and efficiency act on the load", () => {
    const { years } = path({ degradation: 0.1, loadGrowth: 0.05, efficiency: 0.1, kwpMost: 7 });
    expect(years[2]?.generationKwh).toBeCloseTo(4 * (4 * 0.81 + 3 * 0.9), 9);
    expect(years[2]?.loadKwh).toBeCloseTo(40 * (1.05 * 0.9) ** 2, 9);
    expect(() => path({ lastYear: 2020 })).toThrow("it ends in 2020, before it starts in 2026");
  });
});
