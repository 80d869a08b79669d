import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";

/** How far a plan is from the timetable in force. Lectures of one course are alike: which of them moved is not asked. */
export interface Disturbance {
  /** Lectures that meet when none of their course meets now. */
  readonly movedTime: number;
  /** Lectures that meet when one of their course meets now, in another room. */
  readonly movedRoom: number;
}

/** No lecture of the course meets then. */
export const NEVER = -1;

/**
 * Where each course meets now.
 *
 * @param instance The instance.
 * @param current The timetable in force.
 * @returns By course and period, the room; −1 where the course does not meet. Shape [courses · periods].
 */
export function roomsNow(instance: Instance, current: Plan): Int32Array {
  const periods = instance.days * instance.slots;
  const now = new Int32Array(instance.courses.length * periods).fill(NEVER);
  for (const { course, period, room } of current) now[course * periods + period] = room;
  return now;
}

/**
 * Counts what a plan moves.
 *
 * @param instance The instance.
 * @param current The timetable in force.
 * @param plan The plan.
 * @returns Lectures that moved in time, and in room only.
 */
export function disturbance(instance: Instance, current: Plan, plan: Plan): Disturbance {
  const now = roomsNow(instance, current);
  const periods = instance.days * instance.slots;
  let [movedTime, movedRoom] = [0, 0];
  for (const { course, period, room } of plan) {
    const was = now[course * periods + period]!;
    if (was === NEVER) movedTime++;
    else if (was !== room) movedRoom++;
  }
  return { movedTime, movedRoom };
}
