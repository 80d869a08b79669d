import { describe, expect, it } from "vitest";
import { evaluate } from "../cost/evaluate.ts";
import { createChain } from "../solve/annealing-chain.ts";
import { campus, INSTANCE } from "./campus-fixture.ts";
import { disturbance } from "./disturbance.ts";
import { createFront, type FrontTask, front } from "./front.ts";
import { movedBy, nondominated, thinned } from "./front-point.ts";

const chain = createChain({ instance: INSTANCE, seed: 1, iterations: 50_000 });
chain.run(50_000);
const current = chain.best();
const TASK: FrontTask = {
  ...{ instance: INSTANCE, current, energy: campus("ifpb"), seed: 3, iterations: 160_000 },
  aim: { kwh: 0, kgCo2e: 0.5, thousandKrw: 0, exportedKwh: 0, peakKw: 0 },
};
const points = front(TASK);

describe("front()", () => {
  it("begins with the timetable in force; each further point moves more and saves more, and breaks no hard rule", () => {
    expect(points[0]).toMatchObject({ plan: current, saving: 0, disturbance: { movedTime: 0, movedRoom: 0 } });
    expect(points.length).toBeGreaterThan(5);
    for (const [i, point] of points.entries()) {
      expect(evaluate(INSTANCE, point.plan).hard.total).toBe(0);
      expect(disturbance(INSTANCE, current, point.plan)).toEqual(point.disturbance);
      expect(
        point.plan.filter((at, l) => at.period !== current[l]!.period || at.room !== current[l]!.room),
      ).toHaveLength(movedBy(point));
      expect(point.saving).toBeCloseTo(0.5 * (points[0]!.score.mean.kgCo2e - point.score.mean.kgCo2e), 9);
      if (i === 0) continue;
      expect(movedBy(point)).toBeGreaterThan(movedBy(points[i - 1]!));
      expect(point.saving).toBeGreaterThan(points[i - 1]!.saving);
    }
  });

  it("gives the same points however it is sliced", () => {
    const search = createFront(TASK);
    while (!search.run(7_345).done);
    expect(search.points()).toEqual(points);
  });

  it("moves no more than it may, nothing pinned, and nothing into a closed room", () => {
    const pinned = Uint8Array.from(current, (_, l) => l % 2);
    const periods = INSTANCE.days * INSTANCE.slots;
    const unused = [...Array(9).keys()].find((r) => r !== 0)!;
    const closed = new Uint8Array(9 * periods);
    for (let p = 0; p < periods; p++)
      if (!current.some((at) => at.room === unused && at.period === p)) closed[unused * periods + p] = 1;
    const bounded = front({ ...TASK, pinned, closed, mostMoved: 7, iterations: 80_000 });
    expect(bounded.length).toBeGreaterThan(2);
    for (const { plan, ...point } of bounded) {
      expect(movedBy(point)).toBeLessThanOrEqual(7);
      for (const [l, at] of plan.entries()) {
        if (pinned[l] === 1) expect(at).toEqual(current[l]);
        if (closed[at.room * periods + at.period] === 1) expect.unreachable();
      }
    }
  });

  it("begins with a timetable in force that breaks a rule, and gives none else that does", () => {
    const faulty = current.with(3, { ...current[3]!, period: current[9]!.period, room: current[9]!.room });
    const [first, ...others] = front({ ...TASK, current: faulty, iterations: 80_000 });
    expect(first!.cost.hard.total).toBeGreaterThan(0);
    expect(others.length).toBeGreaterThan(2);
    for (const { cost } of others) expect(cost.hard.total).toBe(0);
  });

  it("lets a timetable in force that shares rooms beat nothing, as mending it may cost energy", () => {
    // Every third period's lectures in the first one's room: nothing uses less.
    const crowded = current.map((at) => {
      const first = current.find(({ period }) => period === at.period)!;
      return at.period % 3 === 0 ? { ...at, room: first.room } : at;
    });
    const [first, ...others] = front({ ...TASK, current: crowded, iterations: 160_000 });
    expect(first!.cost.hard.roomOccupancy).toBeGreaterThan(5);
    expect(others.length).toBeGreaterThan(4);
    expect(others[0]!.saving).toBeLessThan(0);
    for (const { cost } of others) expect(cost.hard.total).toBe(0);
    for (const [i, { saving }] of others.slice(1).entries()) expect(saving).toBeGreaterThan(others[i]!.saving);
  });

  it("stops when told, with what it has", () => {
    const few = front(TASK, ({ iteration }) => iteration < 80_000);
    expect(few[0]!.plan).toBe(current);
    expect(few.at(-1)!.saving).toBeLessThan(points.at(-1)!.saving);
  });
});

describe("nondominated() and thinned()", () => {
  const at = (movedTime: number, saving: number) => ({ disturbance: { movedTime, movedRoom: 0 }, saving });

  it("leave those that nothing beats, and of them the ends and more of the first", () => {
    const left = nondominated([at(5, 3), at(0, 0), at(2, 4), at(5, 9), at(9, 9), at(2, 4)]);
    expect(left).toEqual([at(0, 0), at(2, 4), at(5, 9)]);
    expect(thinned(left, 2)).toEqual([at(0, 0), at(5, 9)]);
    const many = Array.from({ length: 101 }, (_, i) => at(i, i));
    expect(thinned(many, 5).map(({ saving }) => saving)).toEqual([0, 6, 25, 56, 100]);
  });
});
