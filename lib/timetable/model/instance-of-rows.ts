import type { Curriculum, Instance } from "./instance.ts";
import { byCodeUnit, indexOf } from "./order.ts";
import type { CurriculumRow, TimetableRows } from "./timetable-rows.ts";

/**
 * Makes an instance of the lake's rows of one timetable. Courses, rooms and curricula are ordered by their short names,
 * whatever order the rows are in, so that indices of two readings agree.
 *
 * @param rows Rows of the datasets `timetable…`, of one timetable.
 * @returns The instance, named as the timetable.
 * @throws {RangeError} If a row names a course or room that has none.
 */
export function instanceOfRows(rows: TimetableRows): Instance {
  const { timetable, days, slots, min_daily, max_daily } = rows.timetable;
  const courseRows = rows.courses.toSorted((a, b) => byCodeUnit(a.course, b.course));
  const roomRows = rows.rooms.toSorted((a, b) => byCodeUnit(a.room, b.room));
  const courseAt = indexOf(
    "course",
    courseRows.map(({ course }) => course),
  );
  const roomAt = indexOf(
    "room",
    roomRows.map(({ room }) => room),
  );
  const unsuitable = courseRows.map((): number[] => []);
  for (const { course, room } of rows.unsuitable) unsuitable[courseAt(course)]!.push(roomAt(room));
  const unavailable = courseRows.map((): number[] => []);
  for (const { course, day, slot } of rows.unavailable) unavailable[courseAt(course)]!.push(day * slots + slot);
  return {
    name: timetable,
    days,
    slots,
    courses: courseRows.map(({ course, lecturer, lectures, min_days, students, in_pairs }, i) => ({
      id: course,
      lecturer,
      lectures,
      minDays: min_days,
      students,
      double: in_pairs ?? false,
      unsuitableRooms: unsuitable[i]!.sort((a, b) => a - b),
    })),
    rooms: roomRows.map(({ room, capacity, building }) => ({ id: room, capacity, building: building ?? "" })),
    curricula: curriculaOf(rows.curricula, courseAt),
    unavailable: unavailable.map((periods) => periods.sort((a, b) => a - b)),
    dailyLectures:
      typeof min_daily === "number" && typeof max_daily === "number" ? { min: min_daily, max: max_daily } : null,
  };
}

function curriculaOf(rows: readonly CurriculumRow[], courseAt: (id: string) => number): Curriculum[] {
  const courses = new Map<string, number[]>();
  for (const { curriculum, course } of rows) {
    const own = courses.get(curriculum);
    if (own) own.push(courseAt(course));
    else courses.set(curriculum, [courseAt(course)]);
  }
  return [...courses]
    .map(([id, own]) => ({ id, courses: own.sort((a, b) => a - b) }))
    .sort((a, b) => byCodeUnit(a.id, b.id));
}
