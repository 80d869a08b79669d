import type { Course, Curriculum, TeachingRoom } from "../model/instance.ts";
import { type CsvRow, csvRows } from "./csv-rows.ts";
import { CSV_COLUMNS, type CsvNames, type CsvSet, type CsvTimetable, type CsvWeek } from "./csv-timetable.ts";
import { dayNumber, shareOf, truth } from "./csv-values.ts";
import { curriculaOfEnrolments } from "./curricula-of-enrolments.ts";
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
  };
  const lectures = readLectures(look);
  const taken = readEnrolments(look);
  const courses = courseRows.map((row, index): Course => {
    const placed = set.lectures ? lectures.filter(({ course }) => course === index).length : null;
    const enrolled = set.enrolments ? taken.filter((mine) => mine.includes(index)).length : null;
    return {
      id: row("course").text,
      lecturer: row("lecturer").text,
      lectures: lectureCount(look, row("lectures"), placed),
      minDays: row("min_days").text === "" ? 1 : wholeNumber(set.courses.name, row("min_days"), "the minimum of days"),
      students: countOr(look, row("students"), "students", enrolled, "enrolments"),
      double: truth(set.courses.name, row("double")),
      unsuitableRooms: unsuitable(look, row("unsuitable_rooms")),
    };
  });
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

interface Lookup {
  readonly set: CsvSet;
  readonly week: CsvWeek;
  readonly rooms: ReadonlyMap<string, number>;
  readonly courses: ReadonlyMap<string, number>;
}

function rowsOf(set: CsvSet, part: keyof CsvSet): CsvRow[] {
  const file = set[part];
  if (file === undefined) return [];
  const rows = csvRows(file, CSV_COLUMNS[part].needed, CSV_COLUMNS[part].optional);
  if (rows.length > 0 || (part !== "courses" && part !== "rooms")) return rows;
  throw unreadable(file.name, null, `it has a header and no ${part === "courses" ? "course" : "room"}: add one`);
}

function indexOf(file: string, rows: readonly CsvRow[], column: string): Map<string, number> {
  const index = new Map<string, number>();
  for (const row of rows) claim(file, index, row(column), column);
  return index;
}

function claim(file: string, taken: Map<string, number>, word: Word, what: string): void {
  if (taken.has(word.text)) {
    throw unreadable(file, word, `the ${what} ${quoted(word.text)} is there already: rename or leave out one`);
  }
  taken.set(word.text, taken.size);
}

function lectureCount({ set, week }: Lookup, word: Word, placed: number | null): number {
  const periods = week.days * week.slots;
  const lectures = countOr({ set }, word, "lectures", placed, "lectures");
  if (lectures > periods) {
    throw unreadable(
      set.courses.name,
      word,
      `the course has ${lectures} lectures, and a week has ${periods} periods: it can have one in each at most`,
    );
  }
  if (placed !== null && placed > lectures) {
    throw unreadable(
      set.courses.name,
      word,
      `the course has ${lectures} lectures, and ${set.lectures?.name} has ${placed} of it: mend one of the two`,
    );
  }
  return lectures;
}

/** A count of a cell, or where that is blank what another file tells. */
function countOr(
  { set }: Pick<Lookup, "set">,
  word: Word,
  what: string,
  counted: number | null,
  part: keyof CsvSet,
): number {
  if (word.text !== "") return wholeNumber(set.courses.name, word, what);
  if (counted !== null) return counted;
  throw unreadable(set.courses.name, word, `the cell is blank and there is no file of ${part}: give one of the two`);
}

function readRoom({ rooms: { name } }: CsvSet, row: CsvRow): TeachingRoom {
  return {
    id: row("room").text,
    capacity: wholeNumber(name, row("capacity"), "seats"),
    building: row("building").text,
  };
}

function readLectures(look: Lookup) {
  const { set, rooms } = look;
  const file = set.lectures?.name ?? "";
  return rowsOf(set, "lectures").map((row) => {
    const cells = ["day", "slot", "room"].map(row);
    const blank = cells.filter(({ text }) => text === "");
    const pinned = truth(file, row("pinned"));
    const course = known(look, file, look.courses, row("course"), "courses");
    if (blank.length === 3) {
      if (pinned)
        throw unreadable(file, row("pinned"), "a lecture without day, slot and room cannot be pinned: give them");
      return { course, pinned, place: null };
    }
    if (blank[0]) throw unreadable(file, blank[0], "the cell is blank: give day, slot and room, or none of the three");
    const period = periodOf(look, file, row);
    return { course, pinned, place: { period, room: known(look, file, rooms, row("room"), "rooms") } };
  });
}

function readEnrolments(look: Lookup): number[][] {
  const file = look.set.enrolments?.name ?? "";
  const taken = new Map<string, Set<number>>();
  for (const row of rowsOf(look.set, "enrolments")) {
    const student = row("student").text;
    const courses = taken.get(student) ?? new Set();
    const course = known(look, file, look.courses, row("course"), "courses");
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
    const courses = curricula.get(id) ?? [];
    const course = known(look, file, look.courses, row("course"), "courses");
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
    periods[known(look, file, look.courses, row("course"), "courses")]!.add(periodOf(look, file, row));
  }
  return periods.map((set) => [...set].sort((a, b) => a - b));
}

function unsuitable(look: Lookup, word: Word): number[] {
  const names = word.text.split(";").map((name) => name.trim());
  const rooms = names
    .filter((name) => name !== "")
    .map((name) => known(look, look.set.courses.name, look.rooms, { ...word, text: name }, "rooms"));
  return [...new Set(rooms)].sort((a, b) => a - b);
}

function periodOf({ week: { days, slots } }: Lookup, file: string, row: CsvRow): number {
  return (
    dayNumber(file, row("day"), days) * slots +
    wholeNumber(file, row("slot"), "a period of a day, counted from 0,", 0, slots - 1)
  );
}

function known(
  { set }: Lookup,
  file: string,
  ids: ReadonlyMap<string, number>,
  word: Word,
  part: "courses" | "rooms",
): number {
  const index = ids.get(word.text);
  if (index !== undefined) return index;
  throw unreadable(
    file,
    word,
    `there is no ${part.slice(0, -1)} ${quoted(word.text)}: add it to ${set[part].name}, or mend the name`,
  );
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
