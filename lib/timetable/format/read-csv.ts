import type { Curriculum, TeachingRoom } from "../model/instance.ts";
import { indexOf, known, type Lookup, periodOf, rowsOf } from "./csv-lookup.ts";
import type { CsvRow } from "./csv-rows.ts";
import type { CsvNames, CsvSet, CsvTimetable, CsvWeek } from "./csv-timetable.ts";
import { listOf, shareOf, truth } from "./csv-values.ts";
import { curriculaOfEnrolments } from "./curricula-of-enrolments.ts";
import { readCourse } from "./read-csv-course.ts";
import { quoted, unreadable, type Word, wholeNumber } from "./words-of-lines.ts";

/**
 * Reads a timetable from CSV files; `README.md` of this folder has their columns.
 *
 * @param set The files.
 * @param week What they do not say.
 * @returns The instance, the plan in force and what else the files know.
 * @throws {UserError} If a file cannot be taken: one line with file, line, column, what was found and how to mend it.
 */
export function readCsvSet(set: CsvSet, week: CsvWeek): CsvTimetable {
  const roomRows = rowsOf(set, "rooms");
  const courseRows = rowsOf(set, "courses");
  const look: Lookup = {
    set,
    week,
    rooms: indexOf(set.rooms.name, roomRows, "room"),
    courses: indexOf(set.courses.name, courseRows, "course"),
    equipment: roomRows.map((row) => listOf(row("equipment"))),
  };
  const lectures = readLectures(look);
  const taken = readEnrolments(look);
  const courses = courseRows.map((row, index) =>
    readCourse(look, row, {
      placed: set.lectures ? lectures.filter(({ course }) => course === index).length : null,
      enrolled: set.enrolments ? taken.filter((mine) => mine.includes(index)).length : null,
    }),
  );
  const threshold = week.sharedStudents ?? 1;
  const kept = lectures.flatMap(({ place, ...rest }) => (place ? [{ ...rest, ...place }] : []));
  kept.sort((a, b) => a.course - b.course);
  return {
    instance: {
      ...{ name: week.name, days: week.days, slots: week.slots, dailyLectures: null, courses },
      rooms: roomRows.map((row) => readRoom(set, row)),
      curricula: [...readCurricula(look), ...curriculaOfEnrolments(taken, threshold)],
      unavailable: readUnavailable(look),
    },
    plan: kept.map(({ course, period, room }) => ({ course, period, room })),
    pinned: kept.map(({ pinned }) => pinned),
    courses: courseRows.map((row) => ({
      name: namesOf(row, "course"),
      pcShare: shareOf(set.courses.name, row("pc_share")),
    })),
    rooms: roomRows.map((row) => ({ name: namesOf(row, "room"), floor: floorOf(set.rooms.name, row("floor_m2")) })),
  };
}

function readRoom({ rooms: { name } }: CsvSet, row: CsvRow): TeachingRoom {
  const equipment = listOf(row("equipment"));
  return {
    id: row("room").text,
    capacity: wholeNumber(name, row("capacity"), "seats"),
    building: row("building").text,
    ...(equipment.length > 0 ? { equipment } : {}),
  };
}

function readLectures(look: Lookup) {
  const file = look.set.lectures?.name ?? "";
  return rowsOf(look.set, "lectures").map((row) => {
    const cells = ["day", "slot", "room"].map(row);
    const blank = cells.filter(({ text }) => text === "");
    const pinned = truth(file, row("pinned"));
    const course = known(look, file, row("course"), "courses");
    if (blank.length === 3) {
      if (pinned)
        throw unreadable(file, row("pinned"), "a lecture without day, slot and room cannot be pinned: give them");
      return { course, pinned, place: null };
    }
    if (blank[0]) throw unreadable(file, blank[0], "the cell is blank: give day, slot and room, or none of the three");
    const period = periodOf(look, file, row);
    return { course, pinned, place: { period, room: known(look, file, row("room"), "rooms") } };
  });
}

function readEnrolments(look: Lookup): number[][] {
  const file = look.set.enrolments?.name ?? "";
  const taken = new Map<string, Set<number>>();
  for (const row of rowsOf(look.set, "enrolments")) {
    const student = row("student").text;
    const courses = taken.get(student) ?? new Set();
    const course = known(look, file, row("course"), "courses");
    if (courses.has(course)) {
      throw unreadable(
        file,
        row("course"),
        `${quoted(student)} takes ${quoted(row("course").text)} already: leave one out`,
      );
    }
    taken.set(student, courses.add(course));
  }
  return [...taken.values()].map((courses) => [...courses].sort((a, b) => a - b));
}

function readCurricula(look: Lookup): Curriculum[] {
  const file = look.set.curricula?.name ?? "";
  const curricula = new Map<string, number[]>();
  for (const row of rowsOf(look.set, "curricula")) {
    const { text: id } = row("curriculum");
    if (look.set.enrolments && /^enrolled-\d+$/.test(id)) {
      throw unreadable(file, row("curriculum"), `${quoted(id)} is a name of a curriculum of enrolments: rename it`);
    }
    const courses = curricula.get(id) ?? [];
    const course = known(look, file, row("course"), "courses");
    if (courses.includes(course)) {
      throw unreadable(
        file,
        row("course"),
        `the curriculum ${quoted(id)} has the course ${quoted(row("course").text)} already: leave one out`,
      );
    }
    curricula.set(id, [...courses, course]);
  }
  return [...curricula].map(([id, courses]) => ({ id, courses }));
}

function readUnavailable(look: Lookup): number[][] {
  const file = look.set.unavailable?.name ?? "";
  const periods = Array.from(look.courses, () => new Set<number>());
  for (const row of rowsOf(look.set, "unavailable")) {
    periods[known(look, file, row("course"), "courses")]!.add(periodOf(look, file, row));
  }
  return periods.map((set) => [...set].sort((a, b) => a - b));
}

function namesOf(row: CsvRow, id: string): CsvNames {
  const en = row("name_en").text;
  const ko = row("name_ko").text;
  return { en: en || ko || row(id).text, ko: ko || en || row(id).text };
}

function floorOf(file: string, word: Word): number {
  if (word.text === "") return Number.NaN;
  const floor = /^\d{1,6}(\.\d+)?$/.test(word.text) ? Number(word.text) : 0;
  if (floor > 0) return floor;
  throw unreadable(file, word, `a floor area is a number above 0, in square metres: found ${quoted(word.text)}`);
}
