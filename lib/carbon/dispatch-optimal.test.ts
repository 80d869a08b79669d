import fc from "fast-check";
import loadHighs from "highs";
import { beforeAll, describe, expect, it } from "vitest";
import { type Battery, batteryOf } from "./battery.ts";
import { dispatchGreedy } from "./dispatch-greedy.ts";
import { type DispatchObjective, dispatchOptimal, objectiveValue } from "./dispatch-optimal.ts";
import { highsSolver } from "./highs-solver.ts";
import { hourlyMatching } from "./hourly-matching.ts";
import type { LinearSolver } from "./linear-program.ts";
import { selfUse } from "./self-use.ts";
import { anyBattery, anySite } from "./site-fixture.ts";

let solve: LinearSolver;
beforeAll(async () => {
  solve = highsSolver(await loadHighs());
});

const site = (load: number[], generation: number[]) => ({
  load: Float64Array.from(load),
  generation: Float64Array.from(generation),
  hours: 1,
});
const cost = (price: number[], feedIn = 0): DispatchObjective => ({
  least: "cost",
  price: Float64Array.from(price),
  feedIn,
});
const rounded = (column: Float64Array) => [...column].map((kwh) => Math.round(kwh * 1e6) / 1e6);
const LEAST_IMPORT: DispatchObjective = { least: "import" };

describe("dispatchOptimal()", () => {
  // Oracle: by hand. 4 kWh are stored; the dear hour wants them, greedy gives them to the cheap one.
  it("keeps what is stored for the dear hour", () => {
    const energies = site([0, 4, 4], [4, 0, 0]);
    const battery: Battery = { ...batteryOf(4, 4, 1), initial: 0 };
    const objective = cost([100, 100, 300]);
    expect(rounded(dispatchOptimal(energies, battery, objective, solve).discharge)).toEqual([0, 0, 4]);
    expect(objectiveValue(dispatchOptimal(energies, battery, objective, solve), objective)).toBeCloseTo(400, 6);
    expect(objectiveValue(dispatchGreedy(energies, battery), objective)).toBeCloseTo(1200, 6);
  });

  // Oracle: by hand. A kWh at night costs 50 / 0.81 = 61.7 by noon: worth it at 90, not at 60; 2 kW bound it.
  it("buys at night for noon where the spread beats the losses and charging from the grid is allowed", () => {
    const energies = site([1, 5, 1, 5], [0, 0, 0, 0]);
    const battery: Battery = { ...batteryOf(10, 2, 0.81), initial: 0 };
    const flows = dispatchOptimal(energies, battery, cost([50, 90, 50, 60]), solve, { gridCharging: true });
    expect(rounded(flows.gridCharge)).toEqual([2, 0, 0, 0]);
    expect(rounded(flows.discharge)).toEqual([0, 1.62, 0, 0]);
    const kept = dispatchOptimal(energies, battery, cost([50, 90, 50, 60]), solve);
    expect(rounded(kept.imported)).toEqual([1, 5, 1, 5]);
  });

  it("exports rather than stores where that earns more", () => {
    const energies = site([0, 2], [2, 0]);
    const battery: Battery = { ...batteryOf(2, 2, 0.81), initial: 0 };
    expect(rounded(dispatchOptimal(energies, battery, cost([100, 100], 90), solve).exported)).toEqual([2, 0]);
    expect(rounded(dispatchOptimal(energies, battery, cost([100, 100], 70), solve).exported)).toEqual([0, 0]);
  });

  it("starts a cyclic battery with what it ends with", () => {
    const { totals } = dispatchOptimal(site([6, 0, 0], [0, 0, 9]), batteryOf(5, 9, 1), LEAST_IMPORT, solve);
    expect(totals.storedBefore).toBeCloseTo(5, 6);
    expect(totals.storedAfter).toBeCloseTo(5, 6);
  });

  it("imports as much as greedy does where that alone is made least: greedy is optimal there", () => {
    fc.assert(
      fc.property(anySite({ missing: true, intervals: 30 }), anyBattery, (energies, battery) => {
        const greedy = dispatchGreedy(energies, battery).totals.imported;
        const optimal = dispatchOptimal(energies, battery, LEAST_IMPORT, solve).totals.imported;
        expect(Math.abs(optimal - greedy)).toBeLessThanOrEqual(1e-5 * (1 + greedy + battery.energyKwh));
      }),
      { seed: 6, numRuns: 60 },
    );
  });

  it("never costs more than greedy does, closes the balance and stays within the bounds", () => {
    const anyPrice = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 30, maxLength: 30 });
    fc.assert(
      fc.property(
        anySite({ intervals: 30 }),
        anyBattery,
        anyPrice,
        fc.boolean(),
        (energies, battery, price, gridCharging) => {
          const objective = cost(price.slice(0, energies.load.length));
          const flows = dispatchOptimal(energies, battery, objective, solve, { gridCharging });
          const greedy = objectiveValue(dispatchGreedy(energies, battery), objective);
          expect(objectiveValue(flows, objective)).toBeLessThanOrEqual(
            greedy + 1e-4 * (300 * battery.energyKwh + greedy + 1),
          );
          const { totals: sum } = flows;
          const open = sum.generation + sum.imported - sum.load - sum.exported - sum.charge + sum.discharge;
          expect(Math.abs(open)).toBeLessThanOrEqual(1e-9 * (1 + sum.generation + sum.load + sum.charge));
          const stored = sum.storedBefore + sum.charge - sum.discharge - sum.lost - sum.storedAfter;
          expect(Math.abs(stored)).toBeLessThanOrEqual(1e-9 * (1 + sum.charge + battery.energyKwh));
          const { energyKwh, lowest, highest } = battery;
          const within = (kwh: number) => kwh >= energyKwh * lowest - 1e-9 && kwh <= energyKwh * highest + 1e-9;
          expect(flows.stored.every(within)).toBe(true);
          const both = flows.charge.filter((kwh, t) => kwh > 1e-6 && flows.discharge[t]! > 1e-6);
          expect(both).toHaveLength(0);
        },
      ),
      { seed: 6, numRuns: 60 },
    );
  });

  it("comes close to the whole with rolling windows that look ahead", () => {
    const hours = Array.from({ length: 240 }, (_, t) => t);
    const energies = site(
      hours.map((t) => 50 + 20 * Math.sin(t / 3)),
      hours.map((t) => Math.max(0, 200 * Math.sin(((t % 24) - 6) / 3.82) * (0.6 + 0.4 * Math.sin(t * 0.7)))),
    );
    const objective = cost(hours.map((t) => (t % 24 > 16 && t % 24 < 22 ? 180 : 90)));
    const battery = batteryOf(400, 100, 0.9);
    const whole = objectiveValue(dispatchOptimal(energies, battery, objective, solve), objective);
    const rolling = { window: 24, lookAhead: 24 };
    const parts = objectiveValue(dispatchOptimal(energies, battery, objective, solve, { rolling }), objective);
    expect(parts / whole).toBeGreaterThanOrEqual(1 - 1e-6);
    expect(parts / whole).toBeLessThan(1.02);
  });

  it("refuses a signal that is negative or missing", () => {
    expect(() => dispatchOptimal(site([1], [0]), batteryOf(1, 1), cost([-5]), solve)).toThrow(
      "a weight must be a number from 0",
    );
    expect(() => dispatchOptimal(site([1], [0]), batteryOf(1, 1), cost([Number.NaN]), solve)).toThrow("it is NaN");
  });
});

describe("hourlyMatching() of a battery that charges from the grid", () => {
  // Oracle: by hand. 4 kWh of a grid that is half clean and 4 of the sun: three quarters of what comes out are clean.
  it("counts what it gives as clean as what it took", () => {
    const energies = site([0, 0, 8], [0, 4, 0]);
    const battery: Battery = { ...batteryOf(8, 8, 1), initial: 0 };
    const objective = cost([10, 100, 100]);
    const flows = dispatchOptimal(energies, battery, objective, solve, { gridCharging: true });
    expect(rounded(flows.gridCharge)).toEqual([4, 0, 0]);
    const match = hourlyMatching(energies, flows, battery, Float64Array.of(0.5, 0, 0));
    expect(match.score).toBeCloseTo(0.75, 6);
    // The sun's 4 of 8 kWh are the site's own: what selfUse() calls self-sufficiency.
    expect(match.own).toBeCloseTo(0.5, 6);
    expect(selfUse(flows.totals).selfSufficiency).toBeCloseTo(0.5, 6);
  });

  // Oracle: by hand. All that is given was bought from a grid that is half clean: none of it is the site's own.
  it("counts nothing as the site's own where nothing is generated", () => {
    const energies = site([0, 8], [0, 0]);
    const battery: Battery = { ...batteryOf(8, 8, 1), initial: 0 };
    const flows = dispatchOptimal(energies, battery, cost([10, 100]), solve, { gridCharging: true });
    const match = hourlyMatching(energies, flows, battery, 0.5);
    expect(match.score).toBeCloseTo(0.5, 6);
    expect(match.own).toBe(0);
  });

  it("never has more of its own than is clean, and nothing of its own without generation", () => {
    const column = (most: number) => fc.array(fc.integer({ min: 0, max: most }), { minLength: 12, maxLength: 12 });
    let bought = 0;
    fc.assert(
      fc.property(
        fc.tuple(column(20), column(20), column(300), column(100)),
        fc.record({ kwh: fc.integer({ min: 1, max: 60 }), loss: fc.constantFrom(0, 0.05) }),
        ([load, generation, price, clean], { kwh, loss }) => {
          const battery: Battery = { ...batteryOf(kwh, kwh / 3, 0.9), standingLoss: loss };
          const grid = Float64Array.from(clean, (percent) => percent / 100);
          const matchOf = (made: number[]) => {
            const energies = site(
              load.map((each) => each + 1),
              made,
            );
            const flows = dispatchOptimal(energies, battery, cost(price), solve, { gridCharging: true });
            if (flows.totals.gridCharge > 1e-6) bought++;
            return hourlyMatching(energies, flows, battery, grid);
          };
          const { own, score } = matchOf(generation);
          expect(own).toBeLessThanOrEqual(score + 1e-9);
          expect(matchOf(load.map(() => 0)).own).toBe(0);
        },
      ),
      { seed: 6, numRuns: 40 },
    );
    expect(bought).toBeGreaterThan(40);
  });
});
