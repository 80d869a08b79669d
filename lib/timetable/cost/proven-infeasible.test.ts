import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readInstance } from "../format/read-instance.ts";
import { anyInstance, anyPlan } from "../model/any-instance-fixture.ts";
import { campus, course } from "../model/campus-fixture.ts";
import type { Instance } from "../model/instance.ts";
import type { Placement } from "../model/plan.ts";
import { evaluate } from "./evaluate.ts";
import { provenInfeasible } from "./proven-infeasible.ts";

const many = (count: number, lectures: number) =>
  Array.from({ length: count }, (_, index) => course(`c${index}`, { lectures }));

describe("provenInfeasible()", () => {
  it.each<[string, Instance, RegExp]>([
    [
      "more lectures than rooms have periods",
      campus(many(3, 5)),
      /^its 15 lectures do not fit into 2 rooms of 6 periods/,
    ],
    [
      "a course with more lectures than available periods",
      campus([course("optics", { lectures: 5 })], { unavailable: [[1, 4]] }),
      /^the course optics has 5 lectures, and is available in 4 periods/,
    ],
    [
      "a lecturer with more lectures than periods",
      campus([course("a", { lecturer: "kim", lectures: 4 }), course("b", { lecturer: "kim", lectures: 3 })]),
      /^the lecturer kim has 7 lectures, of which at most 6 can be in periods of their own/,
    ],
    [
      "a curriculum whose courses are available in the same few periods",
      campus([course("a"), course("b"), course("c", { lectures: 4 })], {
        curricula: [{ id: "first", courses: [0, 1, 2] }],
        unavailable: [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], []],
      }),
      /^the curriculum first has 6 lectures, of which at most 5 /,
    ],
    [
      "a period that all need and that has too few rooms",
      campus(many(3, 1), { unavailable: many(3, 1).map(() => [0, 1, 2, 3, 4]) }),
      /^of its 3 lectures at most 2 find a room/,
    ],
  ])("tells %s", (_what, instance, reason) => {
    expect(provenInfeasible(instance)).toMatch(reason);
  });

  it("finds nothing where lectures must give way to one another and can", () => {
    const instance = campus(many(3, 2), {
      curricula: [{ id: "q", courses: [0, 1, 2] }],
      unavailable: [[], [0, 1], [0, 1, 2, 3]],
    });
    expect(provenInfeasible(instance)).toBeNull();
  });

  it("finds nothing in an instance that has a feasible plan", () => {
    const anyCase = anyInstance.chain((instance) => fc.tuple(fc.constant(instance), anyPlan(instance)));
    let lectures = 0;
    fc.assert(
      fc.property(anyCase, ([instance, drawn]) => {
        const plan: Placement[] = [];
        for (const next of drawn) {
          const isTwice = plan.some(({ course: c, period }) => c === next.course && period === next.period);
          const { conflicts, availability, roomOccupancy } = evaluate(instance, plan.concat(next)).hard;
          if (!isTwice && conflicts + availability + roomOccupancy === 0) plan.push(next);
        }
        const courses = instance.courses.map((it, index) => ({
          ...it,
          lectures: plan.filter(({ course: c }) => c === index).length,
        }));
        lectures += plan.length;
        expect(evaluate({ ...instance, courses }, plan).hard.total).toBe(0);
        expect(provenInfeasible({ ...instance, courses })).toBeNull();
      }),
    );
    expect(lectures).toBeGreaterThan(100);
  });
});

const FOLDER = path.resolve(import.meta.dirname, "../../../../shared/data/timetabling/ITC-2007_ctt");
const PRESENT = existsSync(FOLDER);

it.skipIf(!PRESENT)(
  `provenInfeasible() finds nothing in ITC-2007, all of which is feasible${PRESENT ? "" : " (skipped: no ../shared/data/timetabling)"}`,
  () => {
    for (let number = 1; number <= 21; number += 1) {
      const file = `comp${String(number).padStart(2, "0")}.ctt`;
      expect(provenInfeasible(readInstance(readFileSync(path.join(FOLDER, file), "utf8"), file)), file).toBeNull();
    }
  },
);
