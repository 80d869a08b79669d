import { describe, expect, it } from "vitest";
import { IFPB_PRESENT, IFPB_SCENARIOS, IFPB_TERMS, ifpbTerm } from "./ifpb-fixture.ts";
import { createRoomChain } from "./room-chain.ts";
import { roomEnergy } from "./room-energy.ts";
import { roomFaults } from "./room-faults.ts";

const WHERE = IFPB_PRESENT ? "" : " (skipped: no ../shared/data/timetabling)";
const { term, optimum } = IFPB_TERMS[0];
/** What 300,000 moves reach, with room for another seed; the bench shows what a minute does. */
const GAP = { 10: 0.005, 1: 0.01 };

// Oracle: the optima of CPLEX, francisccdn/classroom_assignment_problem @ 5a9f579b.
describe.skipIf(!IFPB_PRESENT)(`rooms of a term of IFPB${WHERE}`, () => {
  it.each(IFPB_SCENARIOS)(
    "createRoomChain() comes near CPLEX in a fraction of a second, scenario $scenario",
    ({ scenario, rules }) => {
      const choice = ifpbTerm(term);
      const chain = createRoomChain({ choice, rules, seed: 1, iterations: 300_000 });
      chain.run(300_000);
      const plan = chain.best();
      expect(roomFaults(choice, plan, rules)).toEqual([]);
      const gap = roomEnergy(choice, plan).total / optimum[scenario] - 1;
      expect(gap).toBeLessThan(GAP[scenario]);
      // Below the optimum something must be miscounted.
      expect(gap).toBeGreaterThan(-1e-6);
    },
  );
});
