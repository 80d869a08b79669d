import fc from "fast-check";
import loadHighs from "highs";
import { beforeAll, describe, expect, it } from "vitest";
import { batteryOf } from "./battery.ts";
import { dispatchGreedy } from "./dispatch-greedy.ts";
import { dispatchOptimal } from "./dispatch-optimal.ts";
import { highsSolver } from "./highs-solver.ts";
import { importBound } from "./import-bound.ts";
import type { LinearSolver } from "./linear-program.ts";
import { anyBattery, anySite } from "./site-fixture.ts";

let solve: LinearSolver;
beforeAll(async () => {
  solve = highsSolver(await loadHighs());
});

const site = (load: number[], generation: number[]) => ({
  ...{ load: Float64Array.from(load), generation: Float64Array.from(generation), hours: 1 },
});

describe("importBound()", () => {
  // Oracle: by hand. Eight kWh of sun, of which the battery takes five and gives four and a half.
  it("is what a full battery leaves to be bought", () => {
    const energies = site([0, 6, 6], [8, 0, 0]);
    const battery = { ...batteryOf(5, 9, 1), efficiencyDispatch: 0.9, initial: 0 };
    const flows = dispatchGreedy(energies, battery);
    expect(flows.totals.imported).toBeCloseTo(7.5, 9);
    expect(importBound(energies, battery, flows)).toBeCloseTo(7.5, 9);
  });

  it("holds for dispatches that are worse, and says by how much they are", () => {
    const energies = site([0, 6, 6], [8, 0, 0]);
    const battery = { ...batteryOf(5, 9, 1), initial: 0 };
    const idle = dispatchGreedy(energies, { ...battery, dispatchKw: 0 });
    const bound = importBound(energies, battery, idle);
    expect(idle.totals.imported).toBe(12);
    expect(bound).toBeLessThanOrEqual(7 + 1e-9);
  });

  it("is what greedy dispatch imports and what HiGHS finds, for any site and battery", () => {
    fc.assert(
      fc.property(anySite({ missing: true, intervals: 30 }), anyBattery, (energies, battery) => {
        const greedy = dispatchGreedy(energies, battery);
        const { imported } = greedy.totals;
        const size = 1 + imported + battery.energyKwh;
        const bound = importBound(energies, battery, greedy);
        expect(bound).toBeLessThanOrEqual(imported + 1e-9 * size);
        const optimal = dispatchOptimal(energies, battery, { least: "import" }, solve).totals.imported;
        expect(bound).toBeLessThanOrEqual(optimal + 1e-5 * size);
        expect(Math.abs(bound - imported)).toBeLessThanOrEqual(1e-6 * size);
      }),
      { seed: 6, numRuns: 80 },
    );
  });
});
