import type { Instance } from "./instance.ts";
import { indexOf } from "./order.ts";
import type { Plan } from "./plan.ts";
import type { PlanRow } from "./timetable-rows.ts";

/**
 * Makes a plan of the lake's rows of one run and point.
 *
 * @param instance The instance of the same timetable, as `instanceOfRows()` makes it.
 * @param rows Rows of `timetable_plan`, `timetable_run` or `timetable_front`, in any order.
 * @returns The plan in the order of its lectures; empty where there are no rows.
 * @throws {RangeError} If a row names a course or room that the instance lacks.
 */
export function planOfRows(instance: Instance, rows: readonly PlanRow[]): Plan {
  const courseAt = indexOf(
    "course",
    instance.courses.map(({ id }) => id),
  );
  const roomAt = indexOf(
    "room",
    instance.rooms.map(({ id }) => id),
  );
  return rows
    .toSorted((a, b) => a.lecture - b.lecture)
    .map(({ course, day, slot, room }) => ({
      course: courseAt(course),
      period: day * instance.slots + slot,
      room: roomAt(room),
    }));
}
