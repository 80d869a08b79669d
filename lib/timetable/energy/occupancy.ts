import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";

/** Who is in which room in which period, columns of shape [rooms · periods], a room's periods side by side. */
export interface Occupancy {
  /** Lectures there: more than one where a plan puts two into one room. */
  readonly lectures: Int32Array;
  /** People there. */
  readonly people: Float64Array;
  /** People at PCs. */
  readonly pcs: Float64Array;
}

/**
 * Counts who is where.
 *
 * @param instance The instance.
 * @param plan A plan of it.
 * @param pcShare Share of students at a PC, shape [courses]. [1]
 * @returns Counts by room and period.
 */
export function occupancy(instance: Instance, plan: Plan, pcShare: Float64Array): Occupancy {
  const periods = instance.days * instance.slots;
  const size = instance.rooms.length * periods;
  const use = { lectures: new Int32Array(size), people: new Float64Array(size), pcs: new Float64Array(size) };
  for (const { course, period, room } of plan) {
    const at = room * periods + period;
    const { students } = instance.courses[course]!;
    use.lectures[at]!++;
    use.people[at]! += students;
    use.pcs[at]! += students * pcShare[course]!;
  }
  return use;
}
