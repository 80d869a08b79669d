import type { Columns } from "#lib/core/columns.ts";
import type { Instance } from "./instance.ts";
import type { Plan } from "./plan.ts";
import { type PlanOrigin, planColumns } from "./plan-columns.ts";

/** What a row of a plan that somebody asked for says of its origin. */
interface RunOrigin extends PlanOrigin {
  /** What was asked, as JSON; absent where it is not known. */
  readonly request?: string;
}

/**
 * Writes a plan that somebody asked for as columns of `timetable_run`.
 *
 * @param instance The instance, its courses in any order.
 * @param plan A complete plan of it, lectures of a course together.
 * @param origin What the rows say of the plan.
 * @returns Columns, a row a lecture.
 */
export function runColumns(instance: Instance, plan: Plan, { request, ...origin }: RunOrigin): Columns {
  return { ...planColumns(instance, plan, origin), request: plan.map(() => request ?? null) };
}
