import type { Columns } from "#lib/core/columns.ts";
import type { Instance } from "./instance.ts";
import { byCodeUnit } from "./order.ts";
import type { Plan } from "./plan.ts";

/** What a row of a plan says of the plan's origin, by the names of its columns. */
export interface PlanOrigin {
  readonly timetable: string;
  /** `current` for the timetable in force, else the name of the run. */
  readonly run: string;
  /** Which of the run's plans, from 0. */
  readonly point: number;
  /** `given`, `sa` or `ga`, with its version. */
  readonly method: string;
  readonly seed?: number | null;
  readonly iterations?: number | null;
  /** What the search weighed, as JSON. */
  readonly weights?: string | null;
  readonly quality: string;
  readonly source: string;
  /** Lectures, as indices into the plan, that the run was told to leave. */
  readonly pinned?: ReadonlySet<number>;
}

/**
 * Writes a plan as columns of `timetable_plan`, `timetable_run` and `timetable_front`. Lectures are numbered over the courses
 * in the order of their short names, as `instanceOfRows()` has them.
 *
 * @param instance The instance, its courses in any order.
 * @param plan A complete plan of it, lectures of a course together.
 * @param origin What the rows say of the plan.
 * @returns Columns, a row a lecture.
 */
export function planColumns(instance: Instance, plan: Plan, origin: PlanOrigin): Columns {
  const { pinned, seed = null, iterations = null, weights = null, ...said } = origin;
  const id = (i: number) => instance.courses[plan[i]!.course]!.id;
  const order = Array.from(plan.keys()).sort((a, b) => byCodeUnit(id(a), id(b)) || a - b);
  const of = <T>(value: (i: number) => T) => order.map(value);
  const { slots } = instance;
  return {
    ...Object.fromEntries(
      Object.entries({ ...said, seed, iterations, weights }).map(([name, value]) => [name, of(() => value)]),
    ),
    lecture: order.map((_, lecture) => lecture),
    course: of(id),
    day: of((i) => Math.floor(plan[i]!.period / slots)),
    slot: of((i) => plan[i]!.period % slots),
    room: of((i) => instance.rooms[plan[i]!.room]!.id),
    pinned: of((i) => pinned?.has(i) ?? false),
  };
}
