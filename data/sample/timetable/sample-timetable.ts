import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Timetable } from "#lib/timetable/model/timetable.ts";
import { SAMPLE_SOURCE } from "../regional-usage.ts";
import { sampleCourses, sampleCurricula, unavailablePeriods } from "./sample-courses.ts";
import { samplePlan } from "./sample-plan.ts";
import { type SampleRoom, sampleBuildings, sampleRooms } from "./sample-rooms.ts";
import { DAYS, SLOT_TIMES } from "./sample-week.ts";

/** Short name of the sample's timetable. */
const SAMPLE_TIMETABLE = "sample";

/** The invented campus' timetable: sixty rooms, 150 courses, 400 lectures a week, and the plan in force. Same for the same seed. */
export function sampleTimetable(seed = 1): Timetable {
  const rooms = sampleRooms(seed);
  const largest = (of: readonly SampleRoom[]) => Math.max(...of.map(({ capacity }) => capacity));
  const courses = sampleCourses(seed, { room: largest(rooms), lab: largest(rooms.filter(({ isLab }) => isLab)) });
  const noLab = rooms.flatMap(({ isLab }, i) => (isLab ? [] : [i]));
  const instance: Instance = {
    name: SAMPLE_TIMETABLE,
    days: DAYS,
    slots: SLOT_TIMES.length,
    courses: courses.map(({ id, lecturer, lectures, minDays, students, pcShare }) => ({
      id,
      lecturer: lecturerId(lecturer),
      lectures,
      minDays,
      students,
      double: false,
      unsuitableRooms: pcShare > 0 ? noLab : [],
    })),
    rooms: rooms.map(({ id, capacity, building }) => ({ id, capacity, building })),
    curricula: [...sampleCurricula(seed, courses)].map(([id, own]) => ({ id, courses: own })),
    unavailable: courses.map(({ lecturer }) => unavailablePeriods(seed, lecturer)),
    dailyLectures: null,
  };
  return {
    id: SAMPLE_TIMETABLE,
    name: { en: "Sample campus, invented", ko: "샘플 캠퍼스(가상)" },
    quality: "synthetic",
    source: SAMPLE_SOURCE,
    instance,
    slotTimes: SLOT_TIMES,
    courses: courses.map(({ name, lecturer, pcShare }) => ({
      name,
      lecturer: { en: `Lecturer ${lecturer}`, ko: `교수 ${lecturer}` },
      pcShare,
    })),
    rooms: rooms.map(({ facts }) => facts),
    buildings: sampleBuildings(seed),
    plan: samplePlan(
      seed,
      instance,
      courses.map(({ building }) => building),
    ),
  };
}

function lecturerId(lecturer: number): string {
  return `L${String(lecturer).padStart(2, "0")}`;
}
