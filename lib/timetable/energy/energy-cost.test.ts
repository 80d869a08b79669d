import { describe, expect, it } from "vitest";
import { createChain } from "../solve/annealing-chain.ts";
import { campus, INSTANCE, randomPlan, seededUniform, WEEKS } from "./campus-fixture.ts";
import { disturbance } from "./disturbance.ts";
import { energyCost } from "./energy-cost.ts";
import { type EnergyWeights, energyPoints, NO_WEIGHTS } from "./energy-weights.ts";
import { scorePlan } from "./score-plan.ts";

const WEIGHTS: EnergyWeights = {
  ...{ kwh: 0.7, kgCo2e: 1.3, thousandKrw: 2, exportedKwh: 0.9, peakKw: 0.8, movedTime: 3, movedRoom: 1.5 },
};
const PERIODS = INSTANCE.days * INSTANCE.slots;
const current = randomPlan(1);

/** Random moves and swaps, some of which put two lectures into one place, each taken back at once where nobody wants it. */
function walk(weights: EnergyWeights, model: "ifpb" | "5r1c", moves: number, seed: number) {
  const energy = campus(model);
  const cost = energyCost({ instance: INSTANCE, energy, weights, current });
  const uniform = seededUniform(seed);
  const plan = randomPlan(2).map((placement) => ({ ...placement }));
  const points = () => {
    const { movedTime, movedRoom } = disturbance(INSTANCE, current, plan);
    return (
      energyPoints(scorePlan(INSTANCE, plan, energy), weights) +
      weights.movedTime * movedTime +
      weights.movedRoom * movedRoom
    );
  };
  let now = cost.reset(
    Int32Array.from(plan, ({ period }) => period),
    Int32Array.from(plan, ({ room }) => room),
  );
  expect(now).toBeCloseTo(points(), 8);
  let worst = 0;
  for (let i = 0; i < moves; i++) {
    const count = 1 + Math.floor(uniform() * 3);
    const lectures = Int32Array.from(
      { length: count },
      (_, k) => (Math.floor(uniform() * plan.length) + k * 7) % plan.length,
    );
    if (new Set(lectures).size < count) continue;
    const periods = lectures.map(() => Math.floor(uniform() * PERIODS));
    const rooms = lectures.map(() => Math.floor(uniform() * INSTANCE.rooms.length));
    if (count === 2)
      for (const k of [0, 1]) [periods[k], rooms[k]] = [plan[lectures[1 - k]!]!.period, plan[lectures[1 - k]!]!.room];
    const delta = cost.delta(count, lectures, periods, rooms);
    expect(cost.delta(count, lectures, periods, rooms)).toBe(delta);
    if (uniform() < 0.5) continue;
    cost.apply(count, lectures, periods, rooms);
    for (const [k, l] of lectures.entries())
      plan[l] = { course: plan[l]!.course, period: periods[k]!, room: rooms[k]! };
    now += delta;
    worst = Math.max(worst, Math.abs(now - points()));
  }
  return worst;
}

describe("energyCost()", () => {
  it.each(["ifpb", "5r1c"] as const)("stays what a score from scratch gives over thousands of moves, %s", (model) => {
    expect(walk(WEIGHTS, model, model === "ifpb" ? 4000 : 2000, 11)).toBeLessThan(1e-6);
  });

  it.each(Object.keys(WEIGHTS) as (keyof EnergyWeights)[])("counts %s alone as a score does", (name) => {
    expect(walk({ ...NO_WEIGHTS, [name]: 1 }, "ifpb", 100, 12)).toBeLessThan(1e-6);
    expect(walk({ ...NO_WEIGHTS, [name]: 1 }, "5r1c", 40, 13)).toBeLessThan(1e-6);
  });

  it("leaves the chain to UD2 where nothing counts", () => {
    const plain = { instance: INSTANCE, seed: 5, iterations: 60_000 };
    const start = createChain({ ...plain, iterations: 50_000 });
    start.run(50_000);
    const extra = energyCost({ instance: INSTANCE, energy: campus("ifpb"), weights: NO_WEIGHTS, current });
    const [one, other] = [
      createChain({ ...plain, start: start.best() }),
      createChain({ ...plain, start: start.best(), extra }),
    ];
    const [a, b] = [one.run(60_000), other.run(60_000)];
    expect(b.bestCost).toBe(a.bestCost);
    expect(one.best()).toEqual(other.best());
  });

  it("never moves more lectures than it may", () => {
    const chain = createChain({ instance: INSTANCE, seed: 6, iterations: 50_000 });
    chain.run(50_000);
    const from = chain.best();
    const aim = { instance: INSTANCE, energy: campus("ifpb"), weights: { ...NO_WEIGHTS, kwh: 1 }, current: from };
    for (const mostMoved of [0, 5]) {
      const extra = energyCost({ ...aim, mostMoved });
      const bounded = createChain({
        instance: INSTANCE,
        start: from,
        extra,
        seed: 7,
        iterations: 100_000,
        startTemperature: 2,
      });
      bounded.run(40_000);
      const { movedTime, movedRoom } = disturbance(INSTANCE, from, bounded.best());
      expect(movedTime + movedRoom).toBe(mostMoved);
    }
  });
});

it("energyCost() searches by nothing that is missing, but needs no price where none counts", () => {
  const week = { ...WEEKS[0]!, krwPerKwh: WEEKS[0]!.krwPerKwh.map(() => Number.NaN) };
  const aim = { instance: INSTANCE, energy: campus("ifpb", [week]), current };
  expect(() => energyCost({ ...aim, weights: { ...NO_WEIGHTS, thousandKrw: 1 } })).toThrow(/a price/);
  expect(() => energyCost({ ...aim, weights: { ...NO_WEIGHTS, kgCo2e: 1 } })).not.toThrow();
});

it("energyCost() lets no lecture go from a room that suits it to one that does not, and pays for the way back", () => {
  const courses = INSTANCE.courses.map((course, c) => (c === 0 ? { ...course, unsuitableRooms: [2] } : course));
  const aim = { instance: { ...INSTANCE, courses }, energy: campus("ifpb"), weights: NO_WEIGHTS, current: null };
  const delta = (room: number, to: number) => {
    const cost = energyCost(aim);
    const rooms = Int32Array.from(current, (at, l) => (l === 0 ? room : at.room));
    cost.reset(
      Int32Array.from(current, ({ period }) => period),
      rooms,
    );
    return cost.delta(1, Int32Array.of(0), Int32Array.of(current[0]!.period), Int32Array.of(to));
  };
  expect([delta(1, 2), delta(2, 2), delta(2, 1), delta(1, 3)]).toEqual([Number.POSITIVE_INFINITY, 0, -1e6, 0]);
});

it("energyCost() by the weeks' mean prefers no week to another: twice the same week changes nothing", () => {
  const plan = randomPlan(8);
  const of = (weeks: typeof WEEKS) =>
    energyCost({ instance: INSTANCE, energy: campus("ifpb", weeks), weights: WEIGHTS, current }).reset(
      Int32Array.from(plan, ({ period }) => period),
      Int32Array.from(plan, ({ room }) => room),
    );
  expect(of([...WEEKS, ...WEEKS])).toBeCloseTo(of(WEEKS), 8);
});
