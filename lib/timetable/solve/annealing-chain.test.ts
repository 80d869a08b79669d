import { describe, expect, it } from "vitest";
import { UserError } from "#lib/core/user-error.ts";
import { evaluate } from "../cost/evaluate.ts";
import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import { createChain } from "./annealing-chain.ts";
import { practiceInstance } from "./practice-fixture.ts";
import type { ExtraCost, SolveTask } from "./solve-task.ts";

const instance = practiceInstance();
const LECTURES = 54;
const PERIODS = 25;

function solved(task: Partial<SolveTask>): { plan: Plan; cost: number; hard: number } {
  const chain = createChain({ instance, seed: 1, iterations: 60_000, ...task });
  let state = chain.run(7000);
  while (!state.done) state = chain.run(7000);
  return { plan: chain.best(), cost: state.bestCost, hard: state.hard };
}

describe("createChain()", () => {
  it("finds a feasible plan whose cost is the evaluator's", () => {
    for (const seed of [1, 2, 3]) {
      const { plan, cost } = solved({ seed, instance: practiceInstance(seed) });
      const found = evaluate(practiceInstance(seed), plan);
      expect(found.hard.total).toBe(0);
      expect(found.soft.total).toBe(cost);
    }
  });

  it("finds the same plan from the same seed, however the moves are sliced, and another from another seed", () => {
    const whole = createChain({ instance, seed: 5, iterations: 30_000 });
    whole.run(30_000);
    const sliced = createChain({ instance, seed: 5, iterations: 30_000 });
    while (!sliced.run(777).done);
    expect(sliced.best()).toEqual(whole.best());
    expect(solved({ seed: 6, iterations: 30_000 }).plan).not.toEqual(whole.best());
  });

  it("keeps pinned lectures where they are and rooms that are closed empty", () => {
    const start = solved({}).plan;
    const pinned = Uint8Array.from(start, (_, l) => (l % 3 === 0 && start[l]!.room !== 3 ? 1 : 0));
    const closed = new Uint8Array(4 * PERIODS).fill(1, 3 * PERIODS, 3 * PERIODS + 15);
    const isShut = ({ room, period }: Plan[number]) => room === 3 && period < 15;
    expect(start.filter(isShut).length).toBeGreaterThan(3);
    const { plan, hard } = solved({ start, pinned, closed, seed: 2 });
    expect(hard).toBe(0);
    expect(evaluate(instance, plan).hard.total).toBe(0);
    expect(plan.filter(isShut)).toEqual([]);
    expect(plan.filter((_, l) => pinned[l])).toEqual(start.filter((_, l) => pinned[l]));
    expect(plan).not.toEqual(start);
  });

  it("repairs only what is broken in a start before it anneals", () => {
    const start = solved({}).plan;
    const broken = start.map((placement, l) => (l === 7 ? { ...placement, period: start[8]!.period } : placement));
    expect(evaluate(instance, broken).hard.total).toBeGreaterThan(0);
    const chain = createChain({
      instance,
      start: broken,
      seed: 1,
      iterations: 100,
      endTemperature: 1e-9,
      startTemperature: 1e-9,
    });
    expect(chain.run(0).hard).toBe(1);
    while (!chain.run(1).done);
    expect(evaluate(instance, chain.best()).hard.total).toBe(0);
    expect(chain.best().filter((placement, l) => placement.period !== start[l]!.period).length).toBeLessThan(10);
  });

  it("refuses a start that is not complete, and to pin a lecture where it cannot be", () => {
    const start = solved({}).plan;
    expect(() => solved({ start: start.slice(1) })).toThrow(UserError);
    const clash = start.map((placement, l) => (l === 1 ? { ...placement, period: start[0]!.period } : placement));
    const pinned = new Uint8Array(LECTURES).fill(1, 0, 2);
    expect(() => solved({ start: clash, pinned })).toThrow("Cannot keep lecture 2 of c0 where it is");
  });

  it("never takes a plan for feasible where there is none", () => {
    const crowded: Instance = { ...instance, rooms: instance.rooms.slice(0, 2) };
    const { plan, hard, cost } = solved({ instance: crowded });
    expect(hard).toBeGreaterThan(0);
    expect(cost).toBeNaN();
    expect(plan).toHaveLength(LECTURES);
    expect(evaluate(crowded, plan).hard.total).toBeGreaterThan(0);
  });

  it("weighs the components as it is told", () => {
    const weights = { roomCapacity: 0.5, minimumWorkingDays: 1.25, curriculumCompactness: 3, roomStability: 0.1 };
    const { plan, cost } = solved({ weights });
    const { soft } = evaluate(instance, plan);
    const weighted =
      0.5 * soft.roomCapacity +
      (1.25 / 5) * soft.minimumWorkingDays +
      1.5 * soft.curriculumCompactness +
      0.1 * soft.roomStability;
    expect(cost).toBeCloseTo(weighted, 6);
  });

  it("warms the best plan again near the end, three times, and knows its cost each time", () => {
    const chain = createChain({ instance, seed: 4, iterations: 100_000 });
    let before = chain.run(0);
    const warmed: number[] = [];
    while (!before.done) {
      const state = chain.run(1000);
      if (before.hard === 0 && state.temperature > before.temperature) {
        warmed.push(state.iteration);
        expect(state.temperature).toBeLessThanOrEqual(1);
      }
      if (before.hard === 0) expect(state.bestCost).toBeLessThanOrEqual(before.bestCost);
      before = state;
    }
    expect(warmed).toHaveLength(3);
    expect(warmed[0]).toBeGreaterThan(70_000);
    expect(before.temperature).toBeCloseTo(0.1, 1);
    expect(evaluate(instance, chain.best()).soft.total).toBe(before.bestCost);
  });

  it("endWithin() ends sooner and still cold", () => {
    const chain = createChain({ instance, seed: 1, iterations: 1e9 });
    chain.run(20_000);
    chain.endWithin(20_000);
    expect(chain.run(1e9)).toMatchObject({ done: true, iteration: 40_000, temperature: expect.closeTo(0.1, 1) });
  });
});

/** Late hours and empty seats cost: an own sum from scratch beside deltas, as energy has. */
function lateness(): ExtraCost & { total: number; readonly where: Int32Array[] } {
  const cost = (p: number, r: number) => (p % 5) * 1.5 + r * 0.25;
  const where = [new Int32Array(0), new Int32Array(0)];
  const change = (count: number, lectures: Int32Array, periods: Int32Array, rooms: Int32Array) => {
    let sum = 0;
    for (let k = 0; k < count; k++) {
      const l = lectures[k]!;
      sum += cost(periods[k]!, rooms[k]!) - cost(where[0]![l]!, where[1]![l]!);
    }
    return sum;
  };
  return {
    where,
    total: Number.NaN,
    delta: change,
    apply(count, lectures, periods, rooms) {
      this.total += change(count, lectures, periods, rooms);
      for (let k = 0; k < count; k++) {
        where[0]![lectures[k]!] = periods[k]!;
        where[1]![lectures[k]!] = rooms[k]!;
      }
    },
    reset(periods, rooms) {
      where[0] = periods.slice();
      where[1] = rooms.slice();
      this.total = periods.reduce((sum, p, l) => sum + cost(p, rooms[l]!), 0);
      return this.total;
    },
  };
}

describe("createChain() with an extra cost", () => {
  it("tells it of every move, so that its own sum is the whole cost", () => {
    const extra = lateness();
    const chain = createChain({ instance, seed: 3, iterations: 50_000, extra });
    for (let state = chain.run(10_000); !state.done; state = chain.run(5000)) {
      const plan = Array.from(extra.where[0]!, (period, l) => ({
        course: chain.best()[l]!.course,
        period,
        room: extra.where[1]![l]!,
      }));
      const { hard, soft } = evaluate(instance, plan);
      expect(hard.total).toBe(0);
      expect(state.cost).toBeCloseTo(soft.total + extra.total, 6);
      const [periods, rooms] = extra.where.map((of) => of.slice());
      expect(lateness().reset(periods!, rooms!)).toBeCloseTo(extra.total, 6);
    }
  });

  it("minimises both: the extra cost falls against a plan made without it", () => {
    const without = solved({}).plan;
    const extra = lateness();
    const withIt = solved({ extra, start: without }).plan;
    const late = (plan: Plan) =>
      lateness().reset(
        Int32Array.from(plan, ({ period }) => period),
        Int32Array.from(plan, ({ room }) => room),
      );
    expect(late(withIt)).toBeLessThan(0.8 * late(without));
  });
});
