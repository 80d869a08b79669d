import { describe, expect, it } from "vitest";
import { evaluate } from "../cost/evaluate.ts";
import { createGenetic } from "./genetic.ts";
import { practiceInstance } from "./practice-fixture.ts";

const instance = practiceInstance();

describe("createGenetic()", () => {
  it("improves from child to child, with the evaluator's cost and without a hard violation", () => {
    const solver = createGenetic({ instance, seed: 1, iterations: 1000 });
    const early = solver.run(60);
    const late = solver.run(940);
    expect(late).toMatchObject({ done: true, iteration: 1000, hard: 0 });
    expect(late.bestCost).toBeLessThan(0.8 * early.bestCost);
    const { hard, soft } = evaluate(instance, solver.best());
    expect(hard.total).toBe(0);
    expect(soft.total).toBe(late.bestCost);
  });

  it("finds the same plan from the same seed", () => {
    const [one, two] = [1, 2].map(() => createGenetic({ instance, seed: 4, iterations: 300 }));
    one!.run(300);
    while (!two!.run(7).done);
    expect(two!.best()).toEqual(one!.best());
  });

  it("keeps pinned lectures", () => {
    const first = createGenetic({ instance, seed: 1, iterations: 100 });
    first.run(100);
    const start = first.best();
    const pinned = Uint8Array.from(start, (_, l) => l % 2);
    const solver = createGenetic({ instance, seed: 2, iterations: 300, start, pinned });
    solver.run(300);
    expect(solver.best().filter((_, l) => pinned[l])).toEqual(start.filter((_, l) => pinned[l]));
    expect(solver.best()).not.toEqual(start);
  });

  it("never takes a plan for feasible where there is none", () => {
    const crowded = { ...instance, rooms: instance.rooms.slice(0, 2) };
    const solver = createGenetic({ instance: crowded, seed: 1, iterations: 200 });
    const state = solver.run(200);
    expect(state.hard).toBeGreaterThan(0);
    expect(state.bestCost).toBeNaN();
    expect(evaluate(crowded, solver.best()).hard.total).toBeGreaterThan(0);
  });
});
