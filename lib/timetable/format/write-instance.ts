import type { Instance } from "../model/instance.ts";
import { word } from "./word.ts";

/**
 * Writes an instance as `.ctt`. Buildings, double lectures, unsuitable rooms and daily lectures have no place there.
 *
 * @param instance What to write.
 * @returns The file's text.
 * @throws {UserError} If a name is empty or has blanks.
 */
export function writeCtt(instance: Instance): string {
  return fileOf(instance, false);
}

/**
 * Writes an instance as `.ectt`. A room without a building gets `-` for one.
 *
 * @param instance What to write.
 * @returns The file's text, which reads as the same instance.
 * @throws {UserError} If a name is empty or has blanks.
 */
export function writeEctt(instance: Instance): string {
  return fileOf(instance, true);
}

function fileOf(instance: Instance, extended: boolean): string {
  const { courses, rooms, curricula } = instance;
  const courseRows = courses.map(({ id, lecturer, lectures, minDays, students, double }) =>
    [word(id), word(lecturer), lectures, minDays, students, ...(extended ? [double ? 1 : 0] : [])].join(" "),
  );
  const roomRows = rooms.map(({ id, capacity, building }) =>
    [word(id), capacity, ...(extended ? [building === "" ? "-" : word(building)] : [])].join(" "),
  );
  const curriculumRows = curricula.map(({ id, courses: members }) =>
    [word(id), members.length, ...members.map((course) => courses[course]!.id)].join(" "),
  );
  const unavailable = unavailableRows(instance);
  const unsuitable = courses.flatMap(({ id, unsuitableRooms }) =>
    unsuitableRooms.map((room) => `${id} ${rooms[room]!.id}`),
  );
  const sections = [
    header(instance, { extended, unavailable: unavailable.length, unsuitable: unsuitable.length }),
    ["COURSES:", ...courseRows],
    ["ROOMS:", ...roomRows],
    ["CURRICULA:", ...curriculumRows],
    ["UNAVAILABILITY_CONSTRAINTS:", ...unavailable],
    ...(extended ? [["ROOM_CONSTRAINTS:", ...unsuitable]] : []),
    ["END."],
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function header(
  { name, courses, rooms, days, slots, curricula, dailyLectures }: Instance,
  counts: { extended: boolean; unavailable: number; unsuitable: number },
): string[] {
  return [
    `Name: ${name.replaceAll(/\s+/g, " ").trim()}`,
    `Courses: ${courses.length}`,
    `Rooms: ${rooms.length}`,
    `Days: ${days}`,
    `Periods_per_day: ${slots}`,
    `Curricula: ${curricula.length}`,
    ...(counts.extended && dailyLectures ? [`Min_Max_Daily_Lectures: ${dailyLectures.min} ${dailyLectures.max}`] : []),
    `${counts.extended ? "UnavailabilityConstraints" : "Constraints"}: ${counts.unavailable}`,
    ...(counts.extended ? [`RoomConstraints: ${counts.unsuitable}`] : []),
  ];
}

function unavailableRows({ courses, unavailable, slots }: Instance): string[] {
  return courses.flatMap(({ id }, course) =>
    unavailable[course]!.map((period) => `${id} ${Math.floor(period / slots)} ${period % slots}`),
  );
}
