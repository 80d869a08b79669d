import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";

/**
 * Lectures in rooms that do not suit their courses, such as one for PCs in a room without. UD2 does not count them.
 *
 * @param instance The instance.
 * @param plan A plan of it.
 * @returns Their indices in the plan, ascending.
 */
export function unsuitedLectures(instance: Instance, plan: Plan): number[] {
  return Array.from(plan.keys()).filter((l) => {
    const { course, room } = plan[l]!;
    return instance.courses[course]!.unsuitableRooms.includes(room);
  });
}
