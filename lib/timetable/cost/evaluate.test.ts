import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyInstance, anyPlan } from "../model/any-instance-fixture.ts";
import { campus, course, plan } from "../model/campus-fixture.ts";
import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import { evaluate } from "./evaluate.ts";
import { explainCost } from "./explain-cost.ts";

/** Components that are not 0. */
function costs(instance: Instance, lectures: Plan): Record<string, number> {
  const { hard, soft } = evaluate(instance, lectures);
  const all = Object.entries({ ...hard, ...soft }).filter(([name, cost]) => name !== "total" && cost !== 0);
  return Object.fromEntries(all);
}

describe("evaluate()", () => {
  const a = course("a");
  const b = course("b");
  const c = course("c");
  const three = campus([a, b, c], { curricula: [{ id: "q", courses: [0, 1, 2] }] });
  const twice = campus([course("a", { lectures: 2 })]);

  it.each<[string, Instance, Plan, Record<string, number>]>([
    ["nothing for a lecture where it may be", campus([a]), plan([0, 0, 0]), {}],
    ["a missing lecture, and its day", campus([a]), [], { lectures: 1, minimumWorkingDays: 5 }],
    ["a lecture too many", campus([a]), plan([0, 0, 0], [0, 1, 0]), { lectures: 1 }],
    [
      "two lectures of one course in one period as a missing one",
      twice,
      plan([0, 4, 0], [0, 4, 1]),
      { lectures: 1, roomStability: 1 },
    ],
    [
      "two lectures of one course in one room and period as a shared room too",
      twice,
      plan([0, 4, 0], [0, 4, 0]),
      { lectures: 1, roomOccupancy: 1 },
    ],
    [
      "a clash of lecturers",
      campus([a, course("b", { lecturer: "of-a" })]),
      plan([0, 1, 0], [1, 1, 1]),
      { conflicts: 1 },
    ],
    [
      "one conflict for a pair that shares lecturer and two curricula, and both as isolated in each",
      campus([a, course("b", { lecturer: "of-a" })], {
        curricula: [
          { id: "q", courses: [0, 1] },
          { id: "p", courses: [0, 1] },
        ],
      }),
      plan([0, 1, 0], [1, 1, 1]),
      { conflicts: 1, curriculumCompactness: 8 },
    ],
    [
      "three that clash as three conflicts, and a room of three as two too many",
      three,
      plan([0, 2, 1], [1, 2, 1], [2, 2, 1]),
      { conflicts: 3, roomOccupancy: 2, curriculumCompactness: 6 },
    ],
    [
      "a forbidden period, for its course alone though the lecturer is the same",
      campus([a, course("b", { lecturer: "of-a" })], { unavailable: [[3], []] }),
      plan([0, 3, 0], [1, 4, 0]),
      { availability: 1 },
    ],
    [
      "students without a seat, each lecture",
      campus([course("a", { lectures: 2, students: 23 })]),
      plan([0, 0, 1], [0, 1, 0]),
      { roomCapacity: 3 + 13, roomStability: 1 },
    ],
    [
      "5 for each day below the minimum",
      campus([course("a", { lectures: 3, minDays: 4 })]),
      plan([0, 0, 0], [0, 1, 0], [0, 2, 0]),
      { minimumWorkingDays: 15 },
    ],
    ["neighbours of a curriculum as compact", three, plan([0, 0, 0], [1, 1, 0], [2, 2, 0]), {}],
    [
      "the last period of a day and the first of the next as no neighbours",
      three,
      plan([0, 1, 0], [1, 2, 0], [2, 3, 0]),
      { curriculumCompactness: 2 },
    ],
    [
      "a course once for each curriculum in which it stands alone",
      campus([a, b], {
        curricula: [
          { id: "q", courses: [0] },
          { id: "p", courses: [0, 1] },
        ],
      }),
      plan([0, 0, 0], [1, 1, 0]),
      { curriculumCompactness: 2 },
    ],
    [
      "rooms beyond the first",
      campus([course("a", { lectures: 3 })]),
      plan([0, 0, 0], [0, 1, 1], [0, 2, 0]),
      { roomStability: 1 },
    ],
  ])("counts %s", (_what, instance, lectures, expected) => {
    expect(costs(instance, lectures)).toEqual(expected);
  });

  it("refuses a plan of another instance", () => {
    for (const lectures of [plan([1, 0, 0]), plan([0, 6, 0]), plan([0, 0, 2])]) {
      expect(() => evaluate(campus([a]), lectures)).toThrow(/Cannot judge a plan as its instance has no course/);
    }
  });

  const anyCase = anyInstance.chain((instance) => fc.tuple(fc.constant(instance), anyPlan(instance)));

  it("does not depend on the order of lectures", () => {
    fc.assert(
      fc.property(anyCase, fc.infiniteStream(fc.nat(1000)), ([instance, lectures], keys) => {
        const shuffled = lectures
          .map((lecture) => ({ lecture, key: keys.next().value }))
          .sort((x, y) => x.key - y.key)
          .map(({ lecture }) => lecture);
        expect(evaluate(instance, shuffled)).toEqual(evaluate(instance, lectures));
      }),
    );
  });

  it("gives totals that are the sums of their components, none of them negative", () => {
    fc.assert(
      fc.property(anyCase, ([instance, lectures]) => {
        for (const { total, ...components } of Object.values(evaluate(instance, lectures))) {
          const values: number[] = Object.values(components);
          expect(values.reduce((sum, value) => sum + value, 0)).toBe(total);
          expect(values.every((value) => Number.isInteger(value) && value >= 0)).toBe(true);
        }
      }),
    );
  });

  it("is what explainCost() adds up to, component by component", () => {
    fc.assert(
      fc.property(anyCase, ([instance, lectures]) => {
        const sums: Record<string, number> = {};
        for (const { component, cost } of explainCost(instance, lectures)) {
          expect(cost).toBeGreaterThan(0);
          sums[component] = (sums[component] ?? 0) + cost;
        }
        expect(sums).toEqual(costs(instance, lectures));
      }),
    );
  });
});

describe("explainCost()", () => {
  it("names the lectures, courses, lecturer, curriculum, room and period at fault", () => {
    const instance = campus([course("a", { lecturer: "kim" }), course("b", { lecturer: "kim", students: 11 })], {
      curricula: [{ id: "q", courses: [0, 1] }],
    });
    const none = { curriculum: null, lecturer: null, room: null, period: null };
    expect(explainCost(instance, plan([0, 5, 0], [1, 5, 0]))).toEqual([
      {
        component: "conflicts",
        cost: 1,
        lectures: [0, 1],
        courses: [0, 1],
        curriculum: 0,
        lecturer: "kim",
        room: null,
        period: 5,
      },
      { ...none, component: "roomOccupancy", cost: 1, lectures: [0, 1], courses: [0, 1], room: 0, period: 5 },
      { ...none, component: "roomCapacity", cost: 1, lectures: [1], courses: [1], room: 0, period: 5 },
      { ...none, component: "curriculumCompactness", cost: 2, lectures: [0], courses: [0], curriculum: 0, period: 5 },
      { ...none, component: "curriculumCompactness", cost: 2, lectures: [1], courses: [1], curriculum: 0, period: 5 },
    ]);
  });

  it("calls the room home that most lectures of a course have", () => {
    const instance = campus([course("a", { lectures: 3 })]);
    const [item, ...more] = explainCost(instance, plan([0, 0, 1], [0, 1, 0], [0, 2, 0]));
    expect(more).toEqual([]);
    expect(item).toMatchObject({ component: "roomStability", cost: 1, lectures: [0], courses: [0], room: 1 });
  });
});
