import type { Course, Curriculum, Instance, TeachingRoom } from "../model/instance.ts";
import { type InstanceSections, instanceSections } from "./instance-sections.ts";
import { type Line, quoted, unreadable, type Word, wholeNumber } from "./words-of-lines.ts";

/**
 * Reads an instance of ITC-2007's third track: `.ctt`, or `.ectt` with its further columns.
 *
 * @param text Content of the file.
 * @param file Its name, for errors.
 * @returns The instance.
 * @throws {UserError} If the file cannot be taken: one line with file, line, column, what was found and how to mend it.
 */
export function readInstance(text: string, file: string): Instance {
  const sections = instanceSections(text, file);
  const { name, days, slots, dailyLectures } = sections;
  const rooms = readRooms(file, sections);
  const courseRows = readCourses(file, sections);
  const courseIds = indexById(courseRows);
  const unsuitable = readUnsuitable(file, sections, courseIds, indexById(rooms));
  return {
    name,
    days,
    slots,
    courses: courseRows.map((course, index) => ({ ...course, unsuitableRooms: unsuitable[index]! })),
    rooms,
    curricula: readCurricula(file, sections, courseIds),
    unavailable: readUnavailable(file, sections, courseIds),
    dailyLectures,
  };
}

function readCourses(
  file: string,
  { rows, extended, days, slots }: InstanceSections,
): Omit<Course, "unsuitableRooms">[] {
  const taken = new Map<string, number>();
  const fields = [
    "name",
    "lecturer",
    "lectures",
    "minimum of days",
    "students",
    ...(extended ? ["double lectures"] : []),
  ];
  return rows.COURSES.map((line) => {
    const [id, lecturer, lectures, minDays, students, double] = wordsOf(file, line, fields);
    claim(file, taken, id!, "course");
    return {
      id: id!.text,
      lecturer: lecturer!.text,
      lectures: lecturesOf(file, lectures!, days * slots),
      minDays: wholeNumber(file, minDays!, "the minimum of days"),
      students: wholeNumber(file, students!, "students"),
      double: double !== undefined && wholeNumber(file, double, "double lectures", 0, 1) === 1,
    };
  });
}

function lecturesOf(file: string, word: Word, periods: number): number {
  const lectures = wholeNumber(file, word, "lectures");
  if (lectures <= periods) return lectures;
  throw unreadable(
    file,
    word,
    `a course has ${lectures} lectures, and a week has ${periods} periods: it can have one in each at most`,
  );
}

function readRooms(file: string, { rows, extended }: InstanceSections): TeachingRoom[] {
  const taken = new Map<string, number>();
  const fields = ["name", "seats", ...(extended ? ["building"] : [])];
  return rows.ROOMS.map((line) => {
    const [id, capacity, building] = wordsOf(file, line, fields);
    claim(file, taken, id!, "room");
    return {
      id: id!.text,
      capacity: wholeNumber(file, capacity!, "seats"),
      building: building === undefined || building.text === "-" ? "" : building.text,
    };
  });
}

function readCurricula(file: string, { rows }: InstanceSections, courseIds: ReadonlyMap<string, number>): Curriculum[] {
  const taken = new Map<string, number>();
  return rows.CURRICULA.map((line) => {
    const [id, count, ...members] = line.words;
    claim(file, taken, id!, "curriculum");
    if (count === undefined)
      throw unreadable(file, id!, `the curriculum ${quoted(id!.text)} has no number of courses: add it and them`);
    if (wholeNumber(file, count, "the number of courses") !== members.length) {
      throw unreadable(
        file,
        count,
        `the curriculum ${quoted(id!.text)} says ${count.text} courses and names ${members.length}: mend one of the two`,
      );
    }
    const courses = members.map((member) => known(file, courseIds, member, "course"));
    const twice = members.find((_, at) => courses.indexOf(courses[at]!) !== at);
    if (twice)
      throw unreadable(
        file,
        twice,
        `the curriculum ${quoted(id!.text)} has the course ${quoted(twice.text)} twice: leave one out`,
      );
    return { id: id!.text, courses };
  });
}

function readUnavailable(
  file: string,
  { rows, days, slots }: InstanceSections,
  courseIds: ReadonlyMap<string, number>,
): number[][] {
  const periods = Array.from(courseIds, () => new Set<number>());
  for (const line of rows.UNAVAILABILITY_CONSTRAINTS) {
    const [course, day, slot] = wordsOf(file, line, ["course", "day", "period of the day"]);
    const period =
      wholeNumber(file, day!, "a day, counted from 0,", 0, days - 1) * slots +
      wholeNumber(file, slot!, "a period of a day, counted from 0,", 0, slots - 1);
    periods[known(file, courseIds, course!, "course")]!.add(period);
  }
  return periods.map((set) => [...set].sort((a, b) => a - b));
}

function readUnsuitable(
  file: string,
  { rows }: InstanceSections,
  courseIds: ReadonlyMap<string, number>,
  roomIds: ReadonlyMap<string, number>,
): number[][] {
  const rooms = Array.from(courseIds, () => new Set<number>());
  for (const line of rows.ROOM_CONSTRAINTS) {
    const [course, room] = wordsOf(file, line, ["course", "room"]);
    rooms[known(file, courseIds, course!, "course")]!.add(known(file, roomIds, room!, "room"));
  }
  return rooms.map((set) => [...set].sort((a, b) => a - b));
}

function wordsOf(file: string, line: Line, fields: readonly string[]): readonly Word[] {
  if (line.words.length === fields.length) return line.words;
  throw unreadable(
    file,
    line,
    `a row has ${fields.length} values here (${fields.join(", ")}): found ${quoted(line.text)}`,
  );
}

function claim(file: string, taken: Map<string, number>, word: Word, what: string): void {
  const before = taken.get(word.text);
  if (before !== undefined) {
    throw unreadable(
      file,
      word,
      `the ${what} ${quoted(word.text)} is there already, in line ${before}: rename or leave out one`,
    );
  }
  taken.set(word.text, word.line);
}

function known(file: string, ids: ReadonlyMap<string, number>, word: Word, what: "course" | "room"): number {
  const index = ids.get(word.text);
  if (index !== undefined) return index;
  throw unreadable(
    file,
    word,
    `there is no ${what} ${quoted(word.text)}: add it to ${what.toUpperCase()}S, or mend the name`,
  );
}

function indexById(things: readonly { readonly id: string }[]): Map<string, number> {
  return new Map(things.map(({ id }, index) => [id, index]));
}
