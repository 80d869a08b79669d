import fc from "fast-check";
import { expect, it } from "vitest";
import { anyInstance, anyPlan } from "../model/any-instance-fixture.ts";
import type { Instance } from "../model/instance.ts";
import { evaluate } from "./evaluate.ts";
import { lecturerGaps } from "./lecturer-gaps.ts";
import { subjectChanges } from "./subject-changes.ts";

/** Five periods a day; kim holds two courses, both in a curriculum with lee's. */
const INSTANCE: Instance = {
  ...{ name: "three", days: 2, slots: 5, dailyLectures: null, unavailable: [[], [], []] },
  courses: [
    { id: "algebra", lecturer: "kim", lectures: 2, minDays: 2, students: 30, double: false, unsuitableRooms: [] },
    { id: "optics", lecturer: "kim", lectures: 1, minDays: 1, students: 50, double: false, unsuitableRooms: [] },
    { id: "waves", lecturer: "lee", lectures: 1, minDays: 1, students: 10, double: false, unsuitableRooms: [] },
  ],
  rooms: [
    { id: "A", capacity: 40, building: "" },
    { id: "B", capacity: 60, building: "" },
  ],
  curricula: [{ id: "first", courses: [0, 1, 2] }],
};

it("subjectChanges() names who costs more and who less, the greatest difference first", () => {
  const was = [
    { course: 0, period: 0, room: 0 },
    { course: 0, period: 5, room: 0 },
    { course: 1, period: 1, room: 1 },
    { course: 2, period: 6, room: 0 },
  ];
  const is = [
    { course: 0, period: 0, room: 0 },
    { course: 0, period: 1, room: 1 },
    { course: 1, period: 4, room: 0 },
    { course: 2, period: 6, room: 0 },
  ];
  // Optics lacks ten seats; algebra is on one day of two and in two rooms; optics and waves stand alone.
  expect(subjectChanges(INSTANCE, was, is)).toEqual([
    { component: "roomCapacity", kind: "course", index: 1, points: 10 },
    { component: "minimumWorkingDays", kind: "course", index: 0, points: 5 },
    { component: "curriculumCompactness", kind: "curriculum", index: 0, points: 4 },
    { component: "roomStability", kind: "course", index: 0, points: 1 },
  ]);
  expect(subjectChanges(INSTANCE, is, was).map(({ points }) => points)).toEqual([-10, -5, -4, -1]);
  expect(lecturerGaps(INSTANCE, was)).toEqual(
    new Map([
      ["kim", 0],
      ["lee", 0],
    ]),
  );
  expect(lecturerGaps(INSTANCE, is).get("kim")).toBe(2);
});

it("subjectChanges() adds up to the difference of the evaluator's components", () => {
  const pair = anyInstance.chain((instance) => fc.tuple(fc.constant(instance), anyPlan(instance), anyPlan(instance)));
  fc.assert(
    fc.property(pair, ([instance, was, is]) => {
      const changes = subjectChanges(instance, was, is);
      const [before, after] = [evaluate(instance, was).soft, evaluate(instance, is).soft];
      for (const key of ["roomCapacity", "minimumWorkingDays", "curriculumCompactness", "roomStability"] as const) {
        const own = changes.filter(({ component }) => component === key);
        expect(own.reduce((sum, { points }) => sum + points, 0)).toBe(after[key] - before[key]);
      }
    }),
  );
});
