import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyInstance, anyPlan } from "../model/any-instance-fixture.ts";
import { plan } from "../model/campus-fixture.ts";
import type { Plan } from "../model/plan.ts";
import { diffPlans } from "./diff-plans.ts";

const kinds = (from: Plan, to: Plan) => diffPlans(from, to).moves.map(({ lecture, kind }) => `${lecture} ${kind}`);

describe("diffPlans()", () => {
  it("tells a change of time, of room and of both", () => {
    const from = plan([0, 0, 0], [1, 1, 0], [2, 2, 0]);
    const to = plan([0, 3, 0], [1, 1, 1], [2, 4, 1]);
    expect(kinds(from, to)).toEqual(["0 time", "1 room", "2 both"]);
    expect(diffPlans(from, to).moves[0]).toEqual({
      lecture: 0,
      lectureAfter: 0,
      from: from[0],
      to: to[0],
      kind: "time",
    });
  });

  it("does not count lectures of one course that swap places", () => {
    expect(kinds(plan([0, 0, 0], [0, 1, 1], [0, 2, 0]), plan([0, 2, 0], [0, 0, 0], [0, 1, 1]))).toEqual([]);
  });

  it("counts two courses that swap places as two moves", () => {
    expect(kinds(plan([0, 0, 0], [1, 1, 0]), plan([0, 1, 0], [1, 0, 0]))).toEqual(["0 time", "1 time"]);
  });

  it("matches lectures of a course so that fewest change their time, then their room", () => {
    // By index all three would have moved.
    const from = plan([0, 0, 0], [0, 1, 0], [0, 2, 1]);
    const to = plan([0, 2, 0], [0, 4, 1], [0, 1, 0]);
    expect(diffPlans(from, to).moves.map(({ lecture, lectureAfter, kind }) => [lecture, lectureAfter, kind])).toEqual([
      [0, 1, "both"],
      [2, 0, "room"],
    ]);
  });

  it("tells lectures that only one of the two has", () => {
    expect(diffPlans(plan([0, 0, 0], [0, 1, 0], [1, 3, 0]), plan([0, 1, 0], [2, 5, 0]))).toEqual({
      moves: [],
      removed: [0, 2],
      added: [1],
    });
  });

  it("changes as few times as any matching, and is the same both ways", () => {
    const two = anyInstance.chain((instance) => fc.tuple(anyPlan(instance), anyPlan(instance)));
    fc.assert(
      fc.property(two, ([from, to]) => {
        const there = diffPlans(from, to);
        const back = diffPlans(to, from);
        const timed = ({ moves }: typeof there) => moves.filter(({ kind }) => kind !== "room").length;
        expect(timed(back)).toBe(timed(there));
        expect([back.added.length, back.removed.length]).toEqual([there.removed.length, there.added.length]);
        expect(timed(there)).toBe(fewestTimeMoves(from, to));
        expect(diffPlans(from, from)).toEqual({ moves: [], removed: [], added: [] });
      }),
    );
  });
});

/** Lectures of each course that both plans have, less those that some matching leaves at their time. */
function fewestTimeMoves(from: Plan, to: Plan): number {
  const count = (plan: Plan, key: string, of: (it: Plan[number]) => string) =>
    plan.filter((it) => of(it) === key).length;
  const common = (of: (it: Plan[number]) => string) =>
    [...new Set(from.map(of))].reduce((sum, key) => sum + Math.min(count(from, key, of), count(to, key, of)), 0);
  return common(({ course }) => `${course}`) - common(({ course, period }) => `${course} ${period}`);
}
