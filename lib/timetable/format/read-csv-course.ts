import type { Course } from "../model/instance.ts";
import { known, type Lookup } from "./csv-lookup.ts";
import type { CsvRow } from "./csv-rows.ts";
import { listOf, truth } from "./csv-values.ts";
import { quoted, unreadable, type Word, wholeNumber } from "./words-of-lines.ts";

/** What other files of a set tell of a course; null where there are none. */
interface Counted {
  /** Its rows among the lectures. */
  readonly placed: number | null;
  /** Its students among the enrolments. */
  readonly enrolled: number | null;
}

/**
 * Reads a course of a CSV file. What its row leaves blank, other files tell.
 *
 * @param look The set and what its rows may name.
 * @param row Its row.
 * @param counted What other files tell of it.
 * @returns The course.
 * @throws {UserError} If a cell cannot be taken, or nothing tells its lectures or students.
 */
export function readCourse(look: Lookup, row: CsvRow, counted: Counted): Course {
  const file = look.set.courses.name;
  const needs = listOf(row("needs"));
  const unsuitableRooms = [...unsuitable(look, row("unsuitable_rooms")), ...unequipped(look, needs, row("needs"))];
  return {
    id: row("course").text,
    lecturer: row("lecturer").text,
    lectures: lectureCount(look, row("lectures"), counted.placed),
    minDays: row("min_days").text === "" ? 1 : wholeNumber(file, row("min_days"), "the minimum of days"),
    students: studentCount(look, row("students"), counted.enrolled),
    double: truth(file, row("double")),
    unsuitableRooms: [...new Set(unsuitableRooms)].sort((a, b) => a - b),
    ...(needs.length > 0 ? { needs } : {}),
  };
}

function lectureCount({ set, week }: Lookup, word: Word, placed: number | null): number {
  const file = set.courses.name;
  if (word.text === "" && !placed) {
    const why = set.lectures ? `${set.lectures.name} has none of it` : "there is no file of lectures";
    throw unreadable(file, word, `the cell is blank and ${why}: give one of the two`);
  }
  const lectures = word.text === "" ? placed! : wholeNumber(file, word, "lectures");
  const periods = week.days * week.slots;
  if (lectures > periods) {
    throw unreadable(
      file,
      word,
      `the course has ${lectures} lectures, and a week has ${periods} periods: it can have one in each at most`,
    );
  }
  if (placed === null || placed <= lectures) return lectures;
  throw unreadable(
    file,
    word,
    `the course has ${lectures} lectures, and ${set.lectures?.name} has ${placed} of it: mend one of the two`,
  );
}

function studentCount({ set }: Lookup, word: Word, enrolled: number | null): number {
  if (word.text !== "") return wholeNumber(set.courses.name, word, "students");
  if (enrolled !== null) return enrolled;
  throw unreadable(set.courses.name, word, "the cell is blank and there is no file of enrolments: give one of the two");
}

function unsuitable(look: Lookup, word: Word): number[] {
  return listOf(word).map((name) => known(look, look.set.courses.name, { ...word, text: name }, "rooms"));
}

/** Rooms that lack some of what a course needs. */
function unequipped({ set, equipment }: Lookup, needs: readonly string[], word: Word): number[] {
  const unheard = needs.find((need) => !equipment.some((own) => own.includes(need)));
  if (unheard !== undefined) {
    throw unreadable(
      set.courses.name,
      word,
      `no room has ${quoted(unheard)}: add it to equipment in ${set.rooms.name}, or mend the name`,
    );
  }
  if (needs.length > 0 && !equipment.some((own) => needs.every((need) => own.includes(need)))) {
    throw unreadable(
      set.courses.name,
      word,
      `no room has all of ${quoted(needs.join(";"))}: ask for less, or add it to a room in ${set.rooms.name}`,
    );
  }
  return equipment.flatMap((own, room) => (needs.every((need) => own.includes(need)) ? [] : room));
}
