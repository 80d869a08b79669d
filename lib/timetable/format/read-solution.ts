import type { Instance } from "../model/instance.ts";
import type { Placement, Plan } from "../model/plan.ts";
import { quoted, unreadable, type Word, wholeNumber, wordsOfLines } from "./words-of-lines.ts";

/**
 * Reads a solution file of ITC-2007's third track: a lecture a line, as course, room, day and period of the day. It may place too
 * many lectures or too few: that is for the cost to tell.
 *
 * @param text Content of the file.
 * @param file Its name, for errors.
 * @param instance What it is a timetable of.
 * @returns Its lectures in the order of courses; those of one course in the order of the file.
 * @throws {UserError} If the file cannot be taken: one line with file, line, column, what was found and how to mend it.
 */
export function readSolution(text: string, file: string, instance: Instance): Plan {
  const courses = new Map(instance.courses.map(({ id }, index) => [id, index]));
  const rooms = new Map(instance.rooms.map(({ id }, index) => [id, index]));
  const lines = wordsOfLines(text);
  if (lines.length === 0)
    throw unreadable(file, null, "it is empty: a lecture a line is needed, as course, room, day, period");
  const plan = lines.map((line): Placement => {
    const [course, room, day, slot, more] = line.words;
    if (slot === undefined || more !== undefined) {
      throw unreadable(
        file,
        line,
        `a line has 4 values (course, room, day, period of the day): found ${quoted(line.text)}`,
      );
    }
    return {
      course: known(file, instance, courses, course!, "course"),
      room: known(file, instance, rooms, room!, "room"),
      period:
        wholeNumber(file, day!, "a day, counted from 0,", 0, instance.days - 1) * instance.slots +
        wholeNumber(file, slot, "a period of a day, counted from 0,", 0, instance.slots - 1),
    };
  });
  return plan.sort((a, b) => a.course - b.course);
}

function known(
  file: string,
  { name }: Instance,
  ids: ReadonlyMap<string, number>,
  word: Word,
  what: "course" | "room",
): number {
  const index = ids.get(word.text);
  if (index !== undefined) return index;
  throw unreadable(
    file,
    word,
    `the instance ${quoted(name)} has no ${what} ${quoted(word.text)}: is it a solution of another one?`,
  );
}
