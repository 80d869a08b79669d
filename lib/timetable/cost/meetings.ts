import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";

/**
 * Which courses meet in each period.
 *
 * @param instance The instance.
 * @param plan The lectures.
 * @returns For each period, its courses in ascending order, each once.
 * @throws {RangeError} If a lecture names a course, room or period that the instance does not have.
 */
export function meetings({ courses, rooms, days, slots }: Instance, plan: Plan): number[][] {
  const periods = Array.from({ length: days * slots }, () => new Set<number>());
  for (const { course, period, room } of plan) {
    const met = periods[period];
    if (met === undefined || courses[course] === undefined || rooms[room] === undefined) {
      throw new RangeError(
        `Cannot judge a plan as its instance has no course ${course}, period ${period} or room ${room}: is it of another one?`,
      );
    }
    met.add(course);
  }
  return periods.map((met) => [...met].sort((a, b) => a - b));
}

/**
 * The curricula of each course.
 *
 * @param instance The instance.
 * @returns For each course, the indices of its curricula, ascending.
 */
export function curriculaOfCourses({ courses, curricula }: Instance): number[][] {
  const found = courses.map((): number[] => []);
  curricula.forEach((curriculum, index) => {
    for (const course of curriculum.courses) found[course]!.push(index);
  });
  return found;
}
