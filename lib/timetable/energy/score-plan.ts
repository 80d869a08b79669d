import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import { planLoad } from "./plan-load.ts";
import type { PlanScore } from "./plan-score.ts";
import { scoreLoad } from "./score-load.ts";

/**
 * Scores a plan by energy, from scratch, over the weeks of a campus: {@link planLoad}, then {@link scoreLoad}.
 *
 * @param instance The instance.
 * @param plan A plan of it, feasible or not.
 * @param energy What rooms and buildings need, and the weeks.
 * @param hvacBy With 5R1C, heating and cooling by the table of days or by a run through the whole week.
 * @returns Figures of each week, their mean and range, and the use of rooms.
 * @throws {RangeError} If the campus is not that of the instance.
 */
export function scorePlan(
  instance: Instance,
  plan: Plan,
  energy: CampusEnergy,
  hvacBy: "days" | "weeks" = "days",
): PlanScore {
  return scoreLoad(instance, planLoad(instance, plan, energy, hvacBy), energy);
}
