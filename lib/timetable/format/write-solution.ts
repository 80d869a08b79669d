import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import { word } from "./word.ts";

/**
 * Writes a plan as a solution file of ITC-2007's third track.
 *
 * @param instance What it is a timetable of.
 * @param plan The lectures.
 * @returns The file's text: a lecture a line, as course, room, day and period of the day.
 * @throws {UserError} If a name is empty or has blanks.
 */
export function writeSolution(instance: Instance, plan: Plan): string {
  const { courses, rooms, slots } = instance;
  return plan
    .map(({ course, room, period }) =>
      [word(courses[course]!.id), word(rooms[room]!.id), Math.floor(period / slots), period % slots].join(" "),
    )
    .map((line) => `${line}\n`)
    .join("");
}
