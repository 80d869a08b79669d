import { describe, expect, it } from "vitest";
import { evaluate } from "../cost/evaluate.ts";
import type { Plan } from "../model/plan.ts";
import { createChain } from "../solve/annealing-chain.ts";
import { alignedPlan } from "./aligned-plan.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import { campus, INSTANCE, randomPlan } from "./campus-fixture.ts";
import { explainMoves } from "./explain-moves.ts";
import { moveLoads } from "./move-loads.ts";
import { scorePlan } from "./score-plan.ts";
import { softParts } from "./soft-parts.ts";

const feasible = (seed: number): Plan => {
  const chain = createChain({ instance: INSTANCE, seed, iterations: 30_000 });
  chain.run(30_000);
  return chain.best();
};
const from = feasible(1);
const explained = (before: Plan, after: Plan, energy: CampusEnergy) =>
  explainMoves(INSTANCE, moveLoads(INSTANCE, before, after, energy), scorePlan(INSTANCE, after, energy), energy);

describe("softParts()", () => {
  it("differs between two plans as the evaluator does, when only its courses move", () => {
    const parts = softParts(INSTANCE);
    for (let seed = 1; seed <= 10; seed++) {
      const [a, b] = [randomPlan(seed), randomPlan(seed + 100)];
      const courses = new Set([seed % 30, (seed * 7) % 30, (seed * 11) % 30]);
      const mixed = a.map((placement, l) => (courses.has(placement.course) ? b[l]! : placement));
      const [one, other] = [evaluate(INSTANCE, a).soft, evaluate(INSTANCE, mixed).soft];
      const [own, others] = [parts(a, courses), parts(mixed, courses)];
      for (const name of Object.keys(own) as (keyof typeof own)[])
        expect(others[name] - own[name]).toBe(other[name] - one[name]);
    }
  });
});

describe("explainMoves()", () => {
  const energy = campus("ifpb");

  it("says nothing of plans that are alike, nor of lectures of one course that trade places", () => {
    const traded = [...from];
    const course = INSTANCE.courses.findIndex(({ lectures }) => lectures > 1);
    const [a, b] = [...from.keys()].filter((l) => from[l]!.course === course);
    [traded[a!], traded[b!]] = [traded[b!]!, traded[a!]!];
    expect(explained(from, from, energy)).toEqual([]);
    expect(explained(from, traded, energy)).toEqual([]);
  });

  it.each(["ifpb", "5r1c"] as const)("tells what scoring the plan again would, with %s", (model) => {
    const campusOfModel = campus(model);
    const to = feasible(9);
    const aligned = alignedPlan(from, to);
    const whole = scorePlan(INSTANCE, aligned, campusOfModel);
    const told = explained(from, to, campusOfModel).filter(({ change }) => change !== null);
    expect(told.length).toBeGreaterThan(20);
    for (const { lecture, together, change, reasons } of told) {
      const undone = aligned.map((at, l) => (l === lecture || together.includes(l) ? from[l]! : at));
      const without = scorePlan(INSTANCE, undone, campusOfModel);
      for (const name of ["kwh", "importKwh", "kgCo2e", "krw", "selfConsumption"] as const) {
        expect(change![name]).toBeCloseTo(whole.mean[name] - without.mean[name], 7);
      }
      for (const [reason, part] of [
        ["buildingClosed", "buildingKwh"],
        ["fewerStarts", "setupKwh"],
        ["lessHeatingCooling", "hvacKwh"],
      ] as const) {
        expect(reasons.includes(reason)).toBe(whole.mean[part] - without.mean[part] < -1e-6);
      }
    }
  });

  it("gives of a single move just the difference of the plans, and why", () => {
    const l = from.findIndex(({ room }) => room === 4);
    const taken = new Set(from.map(({ period, room }) => `${period} ${room}`));
    const room = [0, 1, 5].find((r) => !taken.has(`${from[l]!.period} ${r}`))!;
    const to = from.with(l, { ...from[l]!, room });
    const [told] = explained(from, to, energy);
    const [was, is] = [scorePlan(INSTANCE, from, energy).mean, scorePlan(INSTANCE, to, energy).mean];
    expect(told).toMatchObject({ lecture: l, kind: "room", together: [] });
    for (const name of ["kwh", "importKwh", "kgCo2e", "krw", "selfConsumption"] as const) {
      expect(told!.change![name]).toBeCloseTo(is[name] - was[name], 9);
    }
    const { soft } = evaluate(INSTANCE, to);
    expect(told!.change!.roomStability).toBe(soft.roomStability - evaluate(INSTANCE, from).soft.roomStability);
    expect(told!.reasons).toContain("smallerRoom");
  });

  it("takes back with a lecture those who are in its place, and each group leaves a plan without a clash", () => {
    const to = feasible(9);
    const told = explained(from, to, energy);
    const aligned = alignedPlan(from, to);
    expect(told.length).toBeGreaterThan(50);
    expect(told.some(({ together }) => together.length > 0)).toBe(true);
    expect(told.filter(({ change }) => change === null).every(({ reasons }) => reasons.length === 0)).toBe(true);
    for (const { lecture, together, change } of told) {
      if (change === null) continue;
      const undone = aligned.map((at, l) => (l === lecture || together.includes(l) ? from[l]! : at));
      expect(evaluate(INSTANCE, undone).hard.total).toBe(0);
    }
    // Two lectures that swap rooms.
    const period = [...Array(30).keys()].find((p) => from.filter((at) => at.period === p).length >= 2)!;
    const [a, b] = [...from.keys()].filter((l) => from[l]!.period === period) as [number, number];
    const swapped = from.with(a, { ...from[a]!, room: from[b]!.room }).with(b, { ...from[b]!, room: from[a]!.room });
    expect(explained(from, swapped, energy).map(({ together }) => together)).toEqual([[b], [a]]);
  });
});
