import type { Read } from "#lib/core/derivation.ts";
import type { BuildingRow, CourseShareRow, RoomRow, SlotRow } from "#lib/timetable/energy/campus-rows.ts";
import type {
  CourseRow,
  CurriculumRow,
  PlanRow,
  TimetableRow,
  UnavailableRow,
  UnsuitableRow,
} from "#lib/timetable/model/timetable-rows.ts";
import { MOST_SLOTS } from "#lib/timetable/solve/most-slots.ts";
import { frontSite } from "./site.ts";
import type { FrontDerivationTask } from "./task.ts";

/** Moves tried for a timetable by its lectures, and the least: about two seconds for 400 lectures. */
const ITERATIONS_PER_LECTURE = 15_000;
const LEAST_ITERATIONS = 6_000_000;
/** Most days of a week. */
const WEEK = 7;

/**
 * A task for each timetable with a complete plan in force, times of its periods and days that a search can take; none without a
 * year of weather.
 */
export async function frontTasks(read: Read): Promise<FrontDerivationTask[]> {
  const timetables = await read<TimetableRow & { quality: string }>(
    `SELECT timetable, days, slots, min_daily, max_daily, quality FROM timetable
     WHERE timetable IN (SELECT timetable FROM timetable_plan WHERE run = 'current') AND days <= ${WEEK} AND slots <= ${MOST_SLOTS}
     ORDER BY timetable`,
  );
  if (timetables.length === 0) return [];
  const site = await frontSite(read);
  if (site === null) return [];
  const tasks: FrontDerivationTask[] = [];
  for (const { quality, ...timetable } of timetables) {
    const rows = <Row>(columns: string, dataset: string, order: string) =>
      read<Row>(`SELECT ${columns} FROM ${dataset} WHERE timetable = $timetable ORDER BY ${order}`, {
        timetable: timetable.timetable,
      });
    const courses = await rows<CourseRow & CourseShareRow>(
      "course, lecturer, lectures, min_days, students, in_pairs, pc_share",
      "timetable_course",
      "course",
    );
    const slots = await rows<SlotRow>("slot, start_min, end_min", "timetable_slot", "slot");
    const plan = await read<PlanRow & { pinned: boolean }>(
      `SELECT lecture, course, day, slot, room, pinned FROM timetable_plan
       WHERE timetable = $timetable AND run = 'current' AND point = 0 ORDER BY lecture`,
      { timetable: timetable.timetable },
    );
    const lectures = courses.reduce((sum, course) => sum + course.lectures, 0);
    if (slots.length !== timetable.slots || plan.length !== lectures) continue;
    tasks.push({
      partition: timetable.timetable,
      rows: {
        ...{ timetable, courses, slots },
        rooms: await rows<RoomRow>(
          "room, building, capacity, floor_m2, kwh_per_lecture, kwh_per_person, kwh_per_pc, setup_kwh",
          "timetable_room",
          "room",
        ),
        buildings: await rows<BuildingRow>("building, base_kwh", "timetable_building", "building"),
        curricula: await rows<CurriculumRow>("curriculum, course", "timetable_curriculum", "curriculum, course"),
        unavailable: await rows<UnavailableRow>("course, day, slot", "timetable_unavailable", "course, day, slot"),
        unsuitable: await rows<UnsuitableRow>("course, room", "timetable_unsuitable", "course, room"),
      },
      plan,
      ...site,
      iterations: Math.max(LEAST_ITERATIONS, ITERATIONS_PER_LECTURE * lectures),
      quality: quality === "synthetic" || site.isSynthetic ? "synthetic" : "measured",
    });
  }
  return tasks;
}
