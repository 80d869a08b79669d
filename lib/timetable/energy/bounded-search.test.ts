import { expect, it } from "vitest";
import { evaluate } from "../cost/evaluate.ts";
import { unsuitedLectures } from "../cost/unsuited-lectures.ts";
import type { Plan } from "../model/plan.ts";
import { createChain } from "../solve/annealing-chain.ts";
import { createGenetic } from "../solve/genetic.ts";
import type { Solver } from "../solve/solve-task.ts";
import { disturbance } from "./disturbance.ts";
import { energyCost } from "./energy-cost.ts";
import { sampleCampus } from "./sample-fixture.ts";

const { instance, current, energy } = sampleCampus("ifpb");
const PERIODS = instance.days * instance.slots;
const WEIGHTS = { kwh: 1, kgCo2e: 0, thousandKrw: 0, exportedKwh: 0, peakKw: 0, movedTime: 1, movedRoom: 0.5 };
const WARM = { startTemperature: 3, endTemperature: 0.05 };

const movedIn = (plan: Plan) => {
  const { movedTime, movedRoom } = disturbance(instance, current, plan);
  return movedTime + movedRoom;
};
const isIn = (building: string) => (room: number) => instance.rooms[room]!.building === building;

function closed(building: string): Uint8Array {
  const flags = new Uint8Array(instance.rooms.length * PERIODS);
  for (const r of instance.rooms.keys()) if (isIn(building)(r)) flags.fill(1, r * PERIODS, (r + 1) * PERIODS);
  return flags;
}

const costOf = (mostMoved?: number) =>
  energyCost({ instance, energy, weights: WEIGHTS, current, ...(mostMoved === undefined ? {} : { mostMoved }) });

function solved(solver: Solver) {
  let state = solver.run(0);
  while (!state.done) state = solver.run(100_000);
  expect(evaluate(instance, solver.best()).hard.total).toBe(0);
  return { ...state, plan: solver.best() };
}

it.each([1, 2, 3])("a closed building leaves no lecture in a room that does not suit it, seed %i", (seed) => {
  const task = { instance, start: current, closed: closed("engineering-1"), seed, iterations: 400_000, ...WARM };
  const { plan, excess } = solved(createChain({ ...task, extra: costOf() }));
  expect(plan.filter(({ room }) => isIn("engineering-1")(room))).toEqual([]);
  expect(instance.courses.some(({ unsuitableRooms }) => unsuitableRooms.length > 0)).toBe(true);
  expect([unsuitedLectures(instance, plan), excess]).toEqual([[], 0]);
});

it("a search takes lectures out of rooms that do not suit them, and says how many are left meanwhile", () => {
  const courses = instance.courses.map((course, c) => {
    const used = current.find((at) => at.course === c)!.room;
    return c < 20 ? { ...course, unsuitableRooms: [used] } : course;
  });
  const strict = { ...instance, courses };
  const unsuited = unsuitedLectures(strict, current).length;
  const extra = energyCost({ instance: strict, energy, weights: WEIGHTS, current });
  const chain = createChain({ instance: strict, start: current, seed: 1, iterations: 300_000, ...WARM, extra });
  expect(unsuited).toBeGreaterThan(20);
  expect(chain.run(0)).toMatchObject({ hard: 0, excess: unsuited });
  const { plan, excess } = solved(chain);
  expect([unsuitedLectures(strict, plan), excess]).toEqual([[], 0]);
});

it("a genetic algorithm places no lecture in a room that does not suit it while another is free", () => {
  const { plan, excess } = solved(createGenetic({ instance, seed: 1, iterations: 20, extra: costOf() }));
  expect([unsuitedLectures(instance, plan), excess]).toEqual([[], 0]);
});

it.each([1, 2, 3])("a building is emptied by exactly as many moves as that takes, seed %i", (seed) => {
  const most = current.filter(({ room }) => isIn("library")(room)).length;
  const task = { instance, start: current, closed: closed("library"), seed, iterations: 2_000_000, ...WARM };
  const { plan, excess } = solved(createChain({ ...task, extra: costOf(most) }));
  expect(most).toBe(31);
  expect([movedIn(plan), excess]).toEqual([most, 0]);
});

it("a search from a plan that moved more than may be moved takes lectures back", () => {
  const free = { ...costFree(), seed: 1, iterations: 300_000 };
  const far = solved(createChain({ instance, start: current, ...WARM, ...free })).plan;
  expect(movedIn(far)).toBeGreaterThan(200);
  const chain = createChain({ instance, start: far, seed: 2, iterations: 2_000_000, ...WARM, extra: costOf(30) });
  expect(chain.run(0).excess).toBe(movedIn(far) - 30);
  const { plan, excess } = solved(chain);
  expect(excess).toBe(0);
  expect(movedIn(plan)).toBeLessThanOrEqual(30);
});

/** Where moves cost nothing. */
function costFree() {
  const weights = { ...WEIGHTS, movedTime: 0, movedRoom: 0 };
  return { extra: energyCost({ instance, energy, weights, current }) };
}
