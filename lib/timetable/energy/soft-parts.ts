import { curriculaOfCourses } from "../cost/meetings.ts";
import { type SoftCost, UD2 } from "../cost/plan-cost.ts";
import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";

/** Components of UD2 that belong to some courses and their curricula. */
export type SoftParts = Omit<SoftCost, "total">;

/**
 * Makes the part of UD2's cost that some courses have in a plan, which is all that can change when only their lectures move. The
 * evaluator counts the whole; the difference of two plans is the same.
 *
 * @param instance The instance.
 * @returns The part of a complete plan, listed course by course, that is of the courses given by their indices.
 */
export function softParts(instance: Instance): (plan: Plan, courses: ReadonlySet<number>) => SoftParts {
  const { slots, days, rooms } = instance;
  const first = [0];
  for (const { lectures } of instance.courses) first.push(first.at(-1)! + lectures);
  const curriculaOf = curriculaOfCourses(instance);
  const lecturesOf = (plan: Plan, course: number) => plan.slice(first[course]!, first[course + 1]!);

  function isolated(plan: Plan, members: readonly number[]): number {
    const meets = new Int32Array(days * slots);
    for (const course of members) {
      for (const period of new Set(lecturesOf(plan, course).map((lecture) => lecture.period))) meets[period]!++;
    }
    let alone = 0;
    for (let period = 0; period < meets.length; period++) {
      const before = period % slots > 0 ? meets[period - 1]! : 0;
      const after = period % slots < slots - 1 ? meets[period + 1]! : 0;
      if (before + after === 0) alone += meets[period]!;
    }
    return alone;
  }

  return (plan, courses) => {
    let [seats, short, further] = [0, 0, 0];
    const curricula = new Set<number>();
    for (const course of courses) {
      const { students, minDays } = instance.courses[course]!;
      const lectures = lecturesOf(plan, course);
      for (const { room } of lectures) seats += Math.max(0, students - rooms[room]!.capacity);
      short += Math.max(0, minDays - new Set(lectures.map(({ period }) => Math.floor(period / slots))).size);
      further += Math.max(0, new Set(lectures.map(({ room }) => room)).size - 1);
      for (const curriculum of curriculaOf[course]!) curricula.add(curriculum);
    }
    let alone = 0;
    for (const curriculum of curricula) alone += isolated(plan, instance.curricula[curriculum]!.courses);
    return {
      roomCapacity: UD2.roomCapacity * seats,
      minimumWorkingDays: UD2.minimumWorkingDays * short,
      curriculumCompactness: UD2.curriculumCompactness * alone,
      roomStability: UD2.roomStability * further,
    };
  };
}
