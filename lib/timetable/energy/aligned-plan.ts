import { diffPlans } from "../cost/diff-plans.ts";
import type { Plan } from "../model/plan.ts";

/**
 * Lists a plan so that its n-th lecture is the n-th of another: lectures of one course are alike, and those that stay come first.
 *
 * @param current The other plan.
 * @param plan The plan: as many lectures of each course.
 * @returns The same lectures in the other's order; the plan as it is where one has lectures that the other lacks.
 */
export function alignedPlan(current: Plan, plan: Plan): Plan {
  const { moves, removed, added } = diffPlans(current, plan);
  if (removed.length + added.length > 0) return plan;
  const aligned = [...current];
  for (const { lecture, to } of moves) aligned[lecture] = to;
  return aligned;
}
