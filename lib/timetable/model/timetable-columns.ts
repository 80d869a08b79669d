import type { Columns } from "#lib/core/columns.ts";
import { planColumns } from "./plan-columns.ts";
import type { Names, Timetable } from "./timetable.ts";

/** The columns of one dataset. */
export interface TimetableColumns {
  readonly dataset:
    | "timetable"
    | "timetable_building"
    | "timetable_course"
    | "timetable_curriculum"
    | "timetable_plan"
    | "timetable_room"
    | "timetable_slot"
    | "timetable_unavailable"
    | "timetable_unsuitable";
  readonly columns: Columns;
}

/**
 * Writes a timetable as columns of the lake's datasets. A dataset without a row is left out.
 *
 * @param timetable The timetable.
 * @returns Columns of each dataset that has rows.
 */
export function timetableColumns(timetable: Timetable): TimetableColumns[] {
  const { id, name, quality, source, instance, plan, pinned = new Set() } = timetable;
  const { courses, rooms, curricula, unavailable, slots } = instance;
  const said = { timetable: id, quality, source };
  const table = (dataset: TimetableColumns["dataset"], rows: readonly Readonly<Record<string, unknown>>[]) => ({
    dataset,
    columns: columnsOf(rows.map((row) => ({ ...said, ...row }))),
  });
  const tables = [
    table("timetable", [
      {
        ...named(name),
        days: instance.days,
        slots,
        min_daily: instance.dailyLectures?.min ?? null,
        max_daily: instance.dailyLectures?.max ?? null,
      },
    ]),
    table(
      "timetable_slot",
      timetable.slotTimes.map(({ start, end }, slot) => ({ slot, start_min: start, end_min: end })),
    ),
    table(
      "timetable_building",
      timetable.buildings.map((each) => ({ building: each.id, ...named(each.name), base_kwh: each.baseKwh })),
    ),
    table("timetable_room", roomRows(timetable)),
    table("timetable_course", courseRows(timetable)),
    table(
      "timetable_curriculum",
      curricula.flatMap((each) => each.courses.map((course) => ({ curriculum: each.id, course: courses[course]!.id }))),
    ),
    table(
      "timetable_unavailable",
      courses.flatMap((course, i) =>
        unavailable[i]!.map((period) => ({
          course: course.id,
          day: Math.floor(period / slots),
          slot: period % slots,
        })),
      ),
    ),
    table(
      "timetable_unsuitable",
      courses.flatMap((course) => course.unsuitableRooms.map((room) => ({ course: course.id, room: rooms[room]!.id }))),
    ),
    {
      dataset: "timetable_plan" as const,
      columns: planColumns(instance, plan ?? [], { ...said, run: "current", point: 0, method: "given", pinned }),
    },
  ];
  return tables.filter(({ columns }) => (columns.timetable?.length ?? 0) > 0);
}

function roomRows({ instance, rooms }: Timetable) {
  return instance.rooms.map(({ id, building, capacity }, i) => {
    const { name, floor, energy } = rooms[i]!;
    return {
      room: id,
      ...named(name),
      building: building === "" ? null : building,
      capacity,
      floor_m2: floor,
      kwh_per_lecture: energy.perLecture,
      kwh_per_person: energy.perPerson,
      kwh_per_pc: energy.perPc,
      setup_kwh: energy.setup,
      energy_basis: energy.basis,
      ...{ cv_rmse_pct: null, nmbe_pct: null, fitted_periods: null },
      ...{ hvac_conductance_scale: null, hvac_gain_scale: null },
      ...{ hvac_cv_rmse_pct: null, hvac_nmbe_pct: null, hvac_fitted_periods: null },
    };
  });
}

function courseRows({ instance, courses }: Timetable) {
  return instance.courses.map((course, i) => {
    const { name, lecturer, pcShare } = courses[i]!;
    return {
      course: course.id,
      ...named(name),
      lecturer: course.lecturer,
      lecturer_en: lecturer.en,
      lecturer_ko: lecturer.ko,
      lectures: course.lectures,
      min_days: course.minDays,
      students: course.students,
      pc_share: pcShare,
      in_pairs: course.double,
    };
  });
}

function named({ en, ko }: Names) {
  return { name_en: en, name_ko: ko };
}

function columnsOf(rows: readonly Readonly<Record<string, unknown>>[]): Columns {
  return Object.fromEntries(Object.keys(rows[0] ?? {}).map((name) => [name, rows.map((row) => row[name])]));
}
