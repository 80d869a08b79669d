import { expect, it } from "vitest";
import { createRoomChain } from "./room-chain.ts";
import type { RoomChoice, RoomedLecture } from "./room-choice.ts";
import { roomEnergy } from "./room-energy.ts";
import { roomFaults } from "./room-faults.ts";
import { type RoomRules, SCENARIO_10 } from "./room-rules.ts";
import { room, smallChoice } from "./small-choice-fixture.ts";

const ROOMS = [
  room("1", 2, { seats: 20 }),
  room("2", 3, { seats: 40, setUpKwh: 0.3 }),
  room("3", 4, { block: "B", computers: 25, kwhPerComputer: 0.2 }),
];
const CHOICE = smallChoice(
  ROOMS,
  [
    ["a", "2M1 2M2", 18],
    ["b", "2M2 2M3", 12, { group: "g" }],
    ["c", "2M1 2M3", 35],
    ["d", "3M2", 20, { use: "pc" }],
    ["e", "2M4 3M1", 15, { group: "g" }],
  ],
  { 1: "2M4" },
);
const STRICT: RoomRules = { classInOneRoom: true, groupInOneRoom: true, groupBlock: null, courseBlocks: {} };

/** The least energy of all plans that keep the rules. */
function leastKwh(choice: RoomChoice, rules: RoomRules): number {
  let least = Number.POSITIVE_INFINITY;
  const plan: RoomedLecture[] = [];
  function place(index: number): void {
    const lecture = choice.lectures[index];
    if (!lecture) {
      if (roomFaults(choice, plan, rules).length === 0) least = Math.min(least, roomEnergy(choice, plan).total);
      return;
    }
    for (let at = 0; at < choice.rooms.length; at++) {
      const { classIndex, slot } = lecture;
      plan[index] = { classIndex, slot, room: at, use: choice.classes[classIndex]!.use };
      place(index + 1);
    }
    plan.pop();
  }
  place(0);
  return least;
}

function searched(rules: RoomRules, slices: readonly number[], seed = 1): RoomedLecture[] {
  const chain = createRoomChain({ choice: CHOICE, rules, seed, iterations: 4000 });
  for (const slice of slices) chain.run(slice);
  return chain.best();
}

it.each([
  ["free", SCENARIO_10],
  ["strict", STRICT],
])("createRoomChain() finds the least of all plans of a small instance, %s rules", (_, rules) => {
  const plan = searched(rules, [4000]);
  expect(roomFaults(CHOICE, plan, rules)).toEqual([]);
  expect(roomEnergy(CHOICE, plan).total).toBeCloseTo(leastKwh(CHOICE, rules), 9);
});

it("createRoomChain() gives the same plan in one run and in slices, and says the energy that roomEnergy() finds", () => {
  const chain = createRoomChain({ choice: CHOICE, rules: SCENARIO_10, seed: 3, iterations: 4000 });
  expect(chain.run(1500)).toMatchObject({ done: false, iteration: 1500 });
  const state = chain.run(9999);
  expect(state).toMatchObject({ done: true, iteration: 4000, waiting: 0 });
  expect(state.bestKwh).toBeCloseTo(roomEnergy(CHOICE, chain.best()).total, 9);
  expect(chain.best()).toEqual(searched(SCENARIO_10, [1, 999, 3000], 3));
});

it("createRoomChain() leaves lectures out that find no room, and counts them", () => {
  const choice = smallChoice(ROOMS.slice(0, 1), [
    ["a", "2M1", 10],
    ["b", "2M1", 10],
  ]);
  const chain = createRoomChain({ choice, rules: SCENARIO_10, seed: 1, iterations: 100 });
  expect(chain.run(100).waiting).toBe(1);
  expect(chain.best().length).toBe(1);
});

it("createRoomChain() says which class has no room, or meets itself in the room it must share", () => {
  const task = (choice: RoomChoice) => ({ choice, rules: STRICT, seed: 1, iterations: 100 });
  const large = smallChoice(ROOMS, [["a", "2M1", 99]]);
  expect(() => createRoomChain(task(large))).toThrow("none suits class a, first at 2M1,");
  const group = { group: "g" };
  const meeting = smallChoice(ROOMS, [
    ["a", "2M1", 9, group],
    ["b", "2M1 2M2", 9, group],
  ]);
  expect(() => createRoomChain(task(meeting))).toThrow(
    "(with 1 more), first at 2M1, must share a room and meet at 2M1",
  );
});
