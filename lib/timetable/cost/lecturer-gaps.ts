import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";

/**
 * Periods between a lecturer's first and last lecture of a day in which the lecturer has none, over the days of a week. UD2 does
 * not count them.
 *
 * @param instance The instance.
 * @param plan Its lectures.
 * @returns Gaps by the lecturer's short name; a lecturer without a lecture has none.
 */
export function lecturerGaps({ courses, slots }: Instance, plan: Plan): Map<string, number> {
  const gaps = new Map(courses.map(({ lecturer }) => [lecturer, 0]));
  const held = Map.groupBy(plan, ({ course, period }) => `${Math.floor(period / slots)} ${courses[course]!.lecturer}`);
  for (const lectures of held.values()) {
    const periods = new Set(lectures.map(({ period }) => period));
    const own = courses[lectures[0]!.course]!.lecturer;
    gaps.set(own, gaps.get(own)! + Math.max(...periods) - Math.min(...periods) + 1 - periods.size);
  }
  return gaps;
}
