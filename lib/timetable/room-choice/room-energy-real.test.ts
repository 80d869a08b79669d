import { describe, expect, it } from "vitest";
import { cplexPlan, IFPB_PRESENT, IFPB_SCENARIOS, IFPB_TERMS, ifpbTerm, planByHand } from "./ifpb-fixture.ts";
import { roomEnergy } from "./room-energy.ts";
import { roomFaults } from "./room-faults.ts";
import { SCENARIO_1, SCENARIO_10 } from "./room-rules.ts";

const WHERE = IFPB_PRESENT ? "" : " (skipped: no ../shared/data/timetabling)";

// Oracle: what CPLEX gives as the value of its solutions, francisccdn/classroom_assignment_problem @ 5a9f579b; its sums are of
// 32-bit costs, hence 0.0001 kWh. Plans made by hand: the same repository's figures, rounded to kWh.
describe.skipIf(!IFPB_PRESENT)(`room choice of three terms of IFPB${WHERE}`, () => {
  describe.each(IFPB_TERMS)("$term", ({ term, optimum, byHand }) => {
    const choice = ifpbTerm(term);

    it.each(IFPB_SCENARIOS)(
      "roomEnergy() and roomFaults() agree with CPLEX in scenario $scenario",
      ({ scenario, rules }) => {
        const plan = cplexPlan(choice, scenario);
        expect(roomFaults(choice, plan, rules)).toEqual([]);
        expect(Math.abs(roomEnergy(choice, plan).total - optimum[scenario])).toBeLessThan(0.0002);
      },
    );

    it("roomFaults() finds that the plan of scenario 10 breaks the rules of scenario 1", () => {
      const rules = new Set(roomFaults(choice, cplexPlan(choice, 10), SCENARIO_1).map(({ rule }) => rule));
      expect([...rules].sort()).toEqual(["building", "one room"]);
    });

    it("roomEnergy() gives the published energy of the plan made by hand, which cools down before every lecture", () => {
      const plan = planByHand(choice);
      expect(Math.round(roomEnergy(choice, plan, "every lecture").total)).toBe(byHand);
      const broken = roomFaults(choice, plan, SCENARIO_10);
      expect(new Set(broken.map(({ rule }) => rule))).toContain("one lecture a room");
      expect(broken.some(({ text }) => text.includes("changes rooms after"))).toBe(true);
    });
  });

  // Oracle: the split of reference/timetabling.md 4.1, of an independent program.
  it("roomEnergy() splits the lectures by hand of 2018.1 that are in rooms of their own kind as another program does", () => {
    const choice = ifpbTerm("20181");
    const matched = planByHand(choice).filter(({ classIndex, use }) => use === choice.classes[classIndex]!.use);
    const { lectures, people, computers, setUp } = roomEnergy(choice, matched);
    expect([lectures, people, computers, setUp].map(Math.round)).toEqual([9074, 2058, 1629, 86]);
    const best = roomEnergy(choice, cplexPlan(choice, 10));
    expect([best.lectures, best.people, best.computers, best.setUp].map(Math.round)).toEqual([6513, 2098, 1438, 56]);
  });
});
