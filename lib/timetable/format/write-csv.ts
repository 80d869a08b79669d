import { csvLine } from "#lib/core/csv-line.ts";
import type { CsvSet, CsvTimetable } from "./csv-timetable.ts";

/** The files of a set that can be written, by their text. */
export type CsvTexts = Readonly<Record<Exclude<keyof CsvSet, "enrolments">, string>>;

/**
 * Writes a timetable as CSV files, which read as the same timetable. Who is enrolled is not known: the number of students and the
 * curricula are.
 *
 * @param timetable The timetable.
 * @returns Text of each file, with its header.
 */
export function writeCsvSet({ instance, plan, pinned, courses, rooms }: CsvTimetable): CsvTexts {
  const { slots } = instance;
  const when = (period: number) => [Math.floor(period / slots), period % slots];
  const courseId = (course: number) => instance.courses[course]!.id;
  return {
    courses: table(
      [
        "course",
        "lecturer",
        "lectures",
        "min_days",
        "students",
        "double",
        "unsuitable_rooms",
        "needs",
        "name_en",
        "name_ko",
        "pc_share",
      ],
      instance.courses.map((it, index) => {
        const { name, pcShare } = courses[index]!;
        const unsuitable = it.unsuitableRooms.map((room) => instance.rooms[room]!.id).join(";");
        const counts = [it.lectures, it.minDays, it.students, it.double ? 1 : 0];
        return [
          it.id,
          it.lecturer,
          ...counts,
          unsuitable || null,
          it.needs?.join(";") ?? null,
          name.en,
          name.ko,
          pcShare,
        ];
      }),
    ),
    rooms: table(
      ["room", "capacity", "building", "equipment", "name_en", "name_ko", "floor_m2"],
      instance.rooms.map(({ id, capacity, building, equipment }, index) => {
        const { name, floor } = rooms[index]!;
        return [
          ...[id, capacity, building || null, equipment?.join(";") ?? null],
          ...[name.en, name.ko, Number.isNaN(floor) ? null : floor],
        ];
      }),
    ),
    lectures: table(
      ["course", "day", "slot", "room", "pinned"],
      [
        ...plan.map(({ course, period, room }, index) => {
          return [courseId(course), ...when(period), instance.rooms[room]!.id, pinned[index] ? 1 : 0];
        }),
        ...instance.courses.flatMap(({ id, lectures }, index) => {
          const unplaced = lectures - plan.filter(({ course }) => course === index).length;
          return Array.from({ length: Math.max(0, unplaced) }, () => [id, null, null, null, 0]);
        }),
      ],
    ),
    curricula: table(
      ["curriculum", "course"],
      instance.curricula.flatMap(({ id, courses: members }) => members.map((course) => [id, courseId(course)])),
    ),
    unavailable: table(
      ["course", "day", "slot"],
      instance.unavailable.flatMap((periods, course) => periods.map((period) => [courseId(course), ...when(period)])),
    ),
  };
}

function table(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return [header, ...rows].map((cells) => `${csvLine(cells)}\n`).join("");
}
