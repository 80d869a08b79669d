import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";

/**
 * Writes a plan as a solution file of ITC-2007's third track.
 *
 * @param instance What it is a timetable of.
 * @param plan The lectures.
 * @returns The file's text: a lecture a line, as course, room, day and period of the day.
 */
export function writeSolution(instance: Instance, plan: Plan): string {
  const { courses, rooms, slots } = instance;
  return plan
    .map(({ course, room, period }) =>
      [courses[course]!.id, rooms[room]!.id, Math.floor(period / slots), period % slots].join(" "),
    )
    .map((line) => `${line}\n`)
    .join("");
}
