import { expect, it } from "vitest";
import type { Campus, CampusActivity } from "./campus.ts";
import { type CampusMonth, QUARTERS_A_MONTH } from "./campus-month.ts";
import { earliestStart } from "./earliest-start.ts";
import { createLectureChain } from "./lecture-chain.ts";
import { scheduleCost } from "./schedule-cost.ts";
import { scheduleFaults } from "./schedule-faults.ts";

const MONTH: CampusMonth = {
  netLoadKw: Float64Array.from({ length: QUARTERS_A_MONTH }, (_, q) => 100 + 40 * Math.sin(q / 9)),
  pricePerMwh: Float64Array.from({ length: QUARTERS_A_MONTH }, (_, q) => 40 + 30 * Math.cos(q / 13)),
};

function campus(lectures: readonly Partial<CampusActivity>[]): Campus {
  const buildings = [
    { id: 0, smallRooms: 1, largeRooms: 0 },
    { id: 3, smallRooms: 1, largeRooms: 1 },
  ];
  const recurring = lectures.map((lecture, id) => {
    const size = "small" as const;
    return { id, rooms: 1, size, kwPerRoom: 50 + id, duration: 8, predecessors: [], ...lecture };
  });
  return { name: "small", buildings, solar: [], batteries: [], recurring, onceOff: [] };
}
const CAMPUS = campus([{}, { rooms: 2 }, { size: "large" }, { predecessors: [0, 2] }, { duration: 30 }, {}, {}, {}]);

it("createLectureChain() keeps every rule, costs less than the earliest start, and says what scheduleCost() finds", () => {
  const chain = createLectureChain({ campus: CAMPUS, month: MONTH, seed: 1, iterations: 20_000 });
  const before = scheduleCost(CAMPUS, MONTH, chain.best()).total;
  const { done, bestCost } = chain.run(20_000);
  expect(done).toBe(true);
  expect(scheduleFaults(CAMPUS, chain.best())).toEqual([]);
  expect(scheduleCost(CAMPUS, MONTH, chain.best()).total).toBeCloseTo(bestCost, 8);
  expect(bestCost).toBeLessThan(before);
});

it("createLectureChain() puts a lone lecture where it costs least of all places", () => {
  const lone = campus([{ kwPerRoom: 80, duration: 12 }]);
  const chain = createLectureChain({ campus: lone, month: MONTH, seed: 1, iterations: 3000, endTemperature: 0.001 });
  const costs = Array.from({ length: 5 * 21 }, (_, place) => {
    const start = 88 + Math.floor(place / 21) * 96 + (place % 21);
    const schedule = { recurring: [{ activity: 0, start, buildings: [0] }], onceOff: [], batterySteps: [] };
    expect(scheduleFaults(lone, schedule)).toEqual([]);
    return scheduleCost(lone, MONTH, schedule).total;
  });
  expect(chain.run(3000).bestCost).toBeCloseTo(Math.min(...costs), 9);
});

it("createLectureChain() gives the same schedule in one run and in slices", () => {
  const task = { campus: CAMPUS, month: MONTH, seed: 4, iterations: 5000 };
  const [whole, sliced] = [createLectureChain(task), createLectureChain(task)];
  const state = whole.run(5000);
  for (const slice of [1, 1999, 3000]) sliced.run(slice);
  expect(sliced.best()).toEqual(whole.best());
  expect(sliced.run(1)).toEqual(state);
});

it("earliestStart() says which lectures fit nowhere or wait for themselves", () => {
  expect(() => earliestStart(campus([{ rooms: 3 }]))).toThrow(
    "Cannot place recurring lecture 0 of small: no room is free",
  );
  expect(() => earliestStart(campus([{ predecessors: [1] }, { predecessors: [0] }]))).toThrow(
    "must come before itself",
  );
});
