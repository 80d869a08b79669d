import { UserError } from "#lib/core/user-error.ts";
import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Instance } from "#lib/timetable/model/instance.ts";
import { instanceOfRows } from "#lib/timetable/model/instance-of-rows.ts";
import { byCodeUnit } from "#lib/timetable/model/order.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import { planOfRows } from "#lib/timetable/model/plan-of-rows.ts";
import type {
  CourseRow,
  CurriculumRow,
  PlanRow,
  RoomRow,
  TimetableRow,
  UnavailableRow,
  UnsuitableRow,
} from "#lib/timetable/model/timetable-rows.ts";

/** A row of dataset `timetable_room`. */
export interface StoredRoom extends RoomRow {
  readonly floor_m2: number | null;
  readonly kwh_per_lecture: number;
  readonly kwh_per_person: number;
  readonly kwh_per_pc: number;
  readonly setup_kwh: number;
  readonly energy_basis: string;
  readonly hvac_conductance_scale: number | null;
  readonly hvac_gain_scale: number | null;
  readonly hvac_cv_rmse_pct: number | null;
  readonly hvac_nmbe_pct: number | null;
  readonly hvac_fitted_periods: number | null;
}

/** A timetable of the lake with the plan in force. */
export interface TimetableInForce {
  readonly id: string;
  readonly quality: string;
  readonly instance: Instance;
  readonly plan: Plan;
  /** Share of students at a PC, shape [courses]. [1] */
  readonly pcShare: Float64Array;
  /** Every column of its rooms, in the order of the instance. */
  readonly rooms: readonly StoredRoom[];
  /** Periods of a day, minutes after local midnight. */
  readonly slots: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Reads a timetable; without a name the only one.
 *
 * @throws {UserError} If there is none, several to choose from, or no plan in force.
 */
export async function openTimetable(snapshot: Snapshot, id: string | undefined): Promise<TimetableInForce> {
  const all = (await snapshot.query("FROM timetable ORDER BY timetable")).rows<TimetableRow & { quality: string }>();
  const [timetable, ...others] = id === undefined ? all : all.filter((each) => each.timetable === id);
  const names = all.map((each) => each.timetable).join(", ");
  if (!timetable) {
    if (id === undefined) throw new UserError("There is no timetable: import one");
    throw new UserError(`There is no timetable ${id}: the lake has ${names || "none"}`);
  }
  if (others.length > 0) throw new UserError(`Which timetable is meant is not said: name one of ${names}`);
  const { timetable: name, quality } = timetable;
  const of = async <T>(table: string, more = "") =>
    (await snapshot.query(`FROM ${table} WHERE timetable = $name ${more}`, { name })).rows<T>();
  const courses = await of<CourseRow & { pc_share: number }>("timetable_course");
  const rooms = (await of<StoredRoom>("timetable_room")).toSorted((a, b) => byCodeUnit(a.room, b.room));
  const instance = instanceOfRows({
    ...{ timetable, courses, rooms, curricula: await of<CurriculumRow>("timetable_curriculum") },
    unavailable: await of<UnavailableRow>("timetable_unavailable"),
    unsuitable: await of<UnsuitableRow>("timetable_unsuitable"),
  });
  const plan = planOfRows(instance, await of<PlanRow>("timetable_plan", "AND run = 'current' AND point = 0"));
  if (plan.length === 0) {
    throw new UserError(`Timetable ${name} has no plan in force: import it with one`);
  }
  const shares = new Map(courses.map(({ course, pc_share }) => [course, pc_share]));
  const slots = await of<{ start_min: number; end_min: number }>("timetable_slot", "ORDER BY slot");
  return {
    ...{ id: name, quality, instance, plan, rooms },
    pcShare: Float64Array.from(instance.courses, (course) => shares.get(course.id)!),
    slots: slots.map(({ start_min, end_min }) => ({ start: start_min, end: end_min })),
  };
}
