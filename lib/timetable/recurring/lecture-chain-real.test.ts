import { describe, expect, it } from "vitest";
import { assignBuildings } from "./assign-buildings.ts";
import { earliestStart } from "./earliest-start.ts";
import { createLectureChain } from "./lecture-chain.ts";
import { PPOI_NAMES, PPOI_PRESENT, ppoiCampus, ppoiMonth } from "./ppoi-fixture.ts";
import { scheduleCost } from "./schedule-cost.ts";
import { scheduleFaults } from "./schedule-faults.ts";

const WHERE = PPOI_PRESENT ? "" : " (skipped: no ../shared/data/timetabling)";

describe.skipIf(!PPOI_PRESENT)(`recurring lectures of the IEEE-CIS challenge${WHERE}`, () => {
  // Oracle: the published schedule's lectures cost 29,252; another program's earliest start 73,994.
  it("createLectureChain() costs less than the published lectures of small_0 after a tenth of a second", () => {
    const [campus, month] = [ppoiCampus("small_0"), ppoiMonth("forecast")];
    const earliest = assignBuildings(campus, earliestStart(campus));
    const before = { recurring: earliest, onceOff: [], batterySteps: [] };
    expect(Math.round(scheduleCost(campus, month, before).total)).toBe(73994);
    const chain = createLectureChain({ campus, month, seed: 1, iterations: 300_000 });
    chain.run(300_000);
    expect(scheduleFaults(campus, chain.best())).toEqual([]);
    expect(scheduleCost(campus, month, chain.best()).total).toBeLessThan(29_252);
  });

  it.each(PPOI_NAMES)("createLectureChain() keeps every rule in %s", (name) => {
    const campus = ppoiCampus(name);
    const chain = createLectureChain({ campus, month: ppoiMonth("forecast"), seed: 2, iterations: 20_000 });
    chain.run(20_000);
    expect(scheduleFaults(campus, chain.best())).toEqual([]);
  });
});
