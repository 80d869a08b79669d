import loadHighs from "highs";
import { expect, it } from "vitest";
import { highsSolver } from "#lib/carbon/highs-solver.ts";
import { exactRooms } from "./exact-rooms.ts";
import { cplexPlan, IFPB_PRESENT, IFPB_TERMS, ifpbTerm } from "./ifpb-fixture.ts";
import { createRoomChain } from "./room-chain.ts";
import { roomEnergy } from "./room-energy.ts";
import { roomFaults } from "./room-faults.ts";
import { type RoomRules, SCENARIO_10 } from "./room-rules.ts";
import { room, smallChoice } from "./small-choice-fixture.ts";
import { slotLabel } from "./teaching-slot.ts";

const WHERE = IFPB_PRESENT ? "" : " (skipped: no ../shared/data/timetabling)";
const solve = highsSolver(await loadHighs());

it("exactRooms() and createRoomChain() agree on a small instance with and without rooms that classes keep", () => {
  const rooms = [room("1", 2, { seats: 20 }), room("2", 3, { seats: 40, setUpKwh: 0.3 }), room("3", 4)];
  const choice = smallChoice(rooms, [
    ["a", "2M1 2M2 3M1", 18],
    ["b", "2M2 2M3", 12],
    ["c", "2M1 3M2", 35],
    ["d", "3M1", 12],
    ["e", "3M1", 12],
  ]);
  const keeping: RoomRules = { ...SCENARIO_10, classInOneRoom: true };
  for (const rules of [SCENARIO_10, keeping]) {
    const { plan, kwh } = exactRooms(choice, rules, solve);
    const chain = createRoomChain({ choice, rules, seed: 1, iterations: 3000 });
    expect(roomFaults(choice, plan, rules)).toEqual([]);
    expect(roomEnergy(choice, plan).total).toBeCloseTo(kwh, 6);
    expect(kwh).toBeCloseTo(chain.run(3000).bestKwh, 6);
  }
});

// Oracle: the solution of CPLEX, francisccdn/classroom_assignment_problem @ 5a9f579b. Days share nothing, so its Monday is the
// optimum of Monday; the bench solves whole weeks.
it.skipIf(!IFPB_PRESENT)(`exactRooms() finds what CPLEX found for a Monday of IFPB, scenario 10${WHERE}`, () => {
  const week = ifpbTerm(IFPB_TERMS[2].term);
  const isMonday = ({ slot }: { slot: number }) => slotLabel(slot).startsWith("2");
  const choice = { ...week, lectures: week.lectures.filter(isMonday) };
  const optimum = roomEnergy(choice, cplexPlan(week, 10).filter(isMonday)).total;
  const { plan, kwh, relaxedKwh } = exactRooms(choice, SCENARIO_10, solve);
  expect(plan.length).toBeGreaterThan(400);
  expect(roomFaults(choice, plan, SCENARIO_10)).toEqual([]);
  expect(roomEnergy(choice, plan).total).toBeCloseTo(optimum, 6);
  expect(kwh).toBeCloseTo(optimum, 6);
  expect(relaxedKwh).toBeLessThanOrEqual(kwh + 1e-6);
});
