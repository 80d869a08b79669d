import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Battery, batteryOf, checkedBattery, NO_BATTERY } from "./battery.ts";
import { dispatchGreedy } from "./dispatch-greedy.ts";
import type { EnergyFlows } from "./energy-flows.ts";
import { greedyTotals } from "./greedy-totals.ts";
import { hourlyMatching } from "./hourly-matching.ts";
import { selfUse } from "./self-use.ts";
import { anyBattery, anySite } from "./site-fixture.ts";
import { uniformMatch } from "./uniform-match.ts";

const site = (load: number[], generation: number[], hours = 1) => ({
  load: Float64Array.from(load),
  generation: Float64Array.from(generation),
  hours,
});

/** Largest error of a sum of terms that must vanish, against the terms' own size. */
const unbalanced = (...terms: number[]) =>
  Math.abs(terms.reduce((sum, term) => sum + term, 0)) / Math.max(1, ...terms.map(Math.abs));

describe("dispatchGreedy()", () => {
  // Oracle: by hand. 10 kWh in at 0.8 are 8; 8 out at 0.5 are 4, of which 3 kW may flow.
  it("bounds what it does by power, room and content", () => {
    const battery: Battery = {
      ...NO_BATTERY,
      energyKwh: 10,
      storeKw: 10,
      dispatchKw: 3,
      efficiencyStore: 0.8,
      efficiencyDispatch: 0.5,
      initial: 0,
    };
    const flows = dispatchGreedy(site([5, 5, 5, 5, 20], [20, 0, 0, 0, 25]), battery);
    expect([...flows.charge]).toEqual([10, 0, 0, 0, 5]);
    expect([...flows.discharge]).toEqual([0, 3, 1, 0, 0]);
    expect([...flows.stored]).toEqual([8, 2, 0, 0, 4]);
    expect([...flows.imported]).toEqual([0, 2, 4, 5, 0]);
    expect([...flows.exported]).toEqual([5, 0, 0, 0, 0]);
  });

  it("stands still by its standing loss alone where load or generation is missing", () => {
    const battery: Battery = { ...batteryOf(10, 10, 1), standingLoss: 0.1, initial: 1 };
    const { stored, charge, totals } = dispatchGreedy(site([1, Number.NaN, 1], [1, 5, 1]), battery);
    expect([...stored].map((kwh) => kwh.toFixed(9))).toEqual(["9.000000000", "8.100000000", "7.290000000"]);
    expect(charge[1]).toBeNaN();
    expect([totals.known, totals.coverage, totals.load]).toEqual([2, 2 / 3, 2]);
  });

  it("starts a cyclic battery with what it ends with", () => {
    const { totals } = dispatchGreedy(site([6, 0, 0], [0, 0, 9]), batteryOf(5, 9, 1));
    expect([totals.storedBefore, totals.storedAfter, totals.imported]).toEqual([5, 5, 1]);
  });

  it("finds the cycle of a store that takes years to fill", () => {
    const { totals } = dispatchGreedy(site([6, 0], [0, 7]), batteryOf(1e5, 9, 1));
    expect(totals.storedAfter / totals.storedBefore).toBeCloseTo(1, 9);
    expect(totals.imported).toBe(0);
    expect(totals.exported).toBeCloseTo(1, 6);
  });

  it("closes the balance to 1e-9 of itself, with the state of charge within its bounds", () => {
    fc.assert(
      fc.property(anySite({ missing: true }), anyBattery, (energies, battery) => {
        const flows = dispatchGreedy(energies, battery);
        const { totals: sum } = flows;
        expect(unbalanced(sum.generation, -sum.direct, -sum.charge, -sum.exported)).toBeLessThan(1e-9);
        expect(unbalanced(sum.load, -sum.direct, -sum.discharge, -sum.imported)).toBeLessThan(1e-9);
        expect(unbalanced(sum.storedBefore, sum.charge, -sum.discharge, -sum.lost, -sum.storedAfter)).toBeLessThan(
          1e-9,
        );
        const { energyKwh, lowest, highest } = battery;
        for (const kwh of flows.stored) {
          expect(kwh).toBeGreaterThanOrEqual(energyKwh * lowest * (1 - 1e-12));
          expect(kwh).toBeLessThanOrEqual(energyKwh * highest * (1 + 1e-12));
        }
        expect([sum.exported, sum.imported, sum.lost].every((kwh) => kwh >= -1e-9)).toBe(true);
        expectWithinPower(flows, battery, energies.hours);
        expectStoreToCarry(flows, battery, energies.hours);
      }),
      { seed: 6 },
    );
  });

  it("has the sums that greedyTotals() gives without columns, and the score that uniformMatch() has from these", () => {
    fc.assert(
      fc.property(anySite({ missing: true }), anyBattery, (energies, battery) => {
        const { totals } = dispatchGreedy(energies, battery);
        for (const [name, kwh] of Object.entries(greedyTotals(energies, battery))) {
          expect(kwh, name).toBeCloseTo(totals[name as keyof typeof totals], 6);
        }
        const { score, own } = hourlyMatching(energies, dispatchGreedy(energies, battery), battery, 0.3);
        const uniform = uniformMatch(totals, 0.3);
        if (totals.load === 0) expect(uniform).toEqual({ score: Number.NaN, own: Number.NaN });
        else {
          expect(uniform.score).toBeCloseTo(score, 9);
          expect(uniform.own).toBeCloseTo(own, 9);
        }
      }),
      { seed: 6 },
    );
  });

  it("is the sum of minima without a battery", () => {
    fc.assert(
      fc.property(anySite(), (energies) => {
        const flows = dispatchGreedy(energies, NO_BATTERY);
        const minima = energies.load.reduce((sum, load, t) => sum + Math.min(load, energies.generation[t]!), 0);
        const load = energies.load.reduce((sum, kwh) => sum + kwh, 0);
        const { own } = hourlyMatching(energies, flows, NO_BATTERY);
        if (load === 0) expect(own).toBeNaN();
        else expect(own).toBeCloseTo(minima / load, 12);
      }),
      { seed: 6 },
    );
  });

  it("has a CFE score that never falls with more generation, more energy or more power", () => {
    const share = fc.double({ min: 1, max: 3, noNaN: true });
    fc.assert(
      fc.property(anySite({ missing: true }), anyBattery, share, (energies, battery, more) => {
        const score = (generation: number, energy: number, power: number) => {
          const grown = { ...energies, generation: energies.generation.map((kwh) => kwh * generation) };
          const { energyKwh, storeKw, dispatchKw } = battery;
          const large = {
            ...battery,
            energyKwh: energyKwh * energy,
            storeKw: storeKw * power,
            dispatchKw: dispatchKw * power,
          };
          return hourlyMatching(grown, dispatchGreedy(grown, large), large, 0.3).score;
        };
        const base = score(1, 1, 1);
        if (Number.isNaN(base)) return;
        for (const grown of [score(more, 1, 1), score(1, more, 1), score(1, 1, more)]) {
          expect(grown).toBeGreaterThanOrEqual(base - 1e-9);
        }
      }),
      { seed: 6 },
    );
  });

  it.each([
    [{ energyKwh: -1 }, "Cannot use the battery as its energy must be from 0 kWh: it is -1"],
    [{ efficiencyStore: 0 }, "Cannot use the battery as its efficiency of storing must be above 0, up to 1: it is 0"],
    [{ initial: 1.5 }, "Cannot use the battery as its initial state of charge must be within its bounds: it is 1.5"],
    [
      { standingLoss: Number.NaN },
      "Cannot use the battery as its standing loss must be from 0 to 1 an hour: it is NaN",
    ],
  ])("refuses a battery with %j", (wrong, message) => {
    expect(() => checkedBattery({ ...NO_BATTERY, ...wrong } as Battery)).toThrow(message);
  });

  it("refuses columns that differ and energies below zero", () => {
    expect(() => dispatchGreedy(site([1], [1, 2]), NO_BATTERY)).toThrow("1 intervals of load, 2 generated");
    expect(() => dispatchGreedy(site([1], [-1]), NO_BATTERY)).toThrow("interval 0 is negative");
  });
});

function expectWithinPower({ charge, discharge }: EnergyFlows, { storeKw, dispatchKw }: Battery, hours: number): void {
  for (const [t, kwh] of charge.entries()) {
    expect(kwh > storeKw * hours * (1 + 1e-12) || discharge[t]! > dispatchKw * hours * (1 + 1e-12)).toBe(false);
    expect(kwh > 0 && discharge[t]! > 0).toBe(false);
  }
}

/** Each interval's content is what was left of the one before, with what came in and without what went out. */
function expectStoreToCarry({ charge, discharge, stored, totals }: EnergyFlows, battery: Battery, hours: number): void {
  const floor = battery.energyKwh * battery.lowest;
  let before = totals.storedBefore;
  for (const [t, kwh] of stored.entries()) {
    const kept = (before - floor) * (1 - battery.standingLoss) ** hours;
    const into = Number.isNaN(charge[t]!) ? 0 : charge[t]! * battery.efficiencyStore;
    const out = Number.isNaN(discharge[t]!) ? 0 : discharge[t]! / battery.efficiencyDispatch;
    expect(unbalanced(floor, kept, into, -out, -kwh)).toBeLessThan(1e-9);
    before = kwh;
  }
}

describe("selfUse()", () => {
  it("counts losses of the battery as used on site, and leaves shares of nothing undefined", () => {
    const { totals } = dispatchGreedy(site([0, 10], [10, 0]), { ...batteryOf(100, 8, 0.81), initial: 0 });
    const { selfConsumption, selfSufficiency } = selfUse(totals);
    expect(selfConsumption).toBeCloseTo(0.8, 12);
    expect(selfSufficiency).toBeCloseTo(0.648, 12);
    expect(selfUse(dispatchGreedy(site([0], [0]), NO_BATTERY).totals)).toEqual({
      selfConsumption: Number.NaN,
      selfSufficiency: Number.NaN,
    });
  });
});
