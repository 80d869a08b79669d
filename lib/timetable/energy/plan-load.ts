import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import type { CampusDemand } from "./campus-energy.ts";
import { hvacOfWeek } from "./hvac-of-week.ts";
import { lectureLoad } from "./lecture-load.ts";
import type { LectureLoad } from "./load-parts.ts";
import { type Occupancy, occupancy } from "./occupancy.ts";
import type { SpaceUse } from "./plan-score.ts";
import { spaceUse } from "./space-use.ts";

/** What a plan uses, whatever shines and whatever energy costs. */
export interface PlanLoad {
  /** Energy of lectures in each week; the same one again where weeks do not differ. */
  readonly weeks: readonly LectureLoad[];
  readonly use: SpaceUse;
}

/**
 * Counts what a plan uses, from scratch.
 *
 * @param instance The instance.
 * @param plan A plan of it, feasible or not.
 * @param demand What rooms and buildings need.
 * @param hvacBy With 5R1C, heating and cooling as the table of days has it, which is what a search weighs; or by a run through the
 *   whole week, which counts nights as they are.
 * @returns Energy of each week, and the use of rooms.
 * @throws {RangeError} If the campus is not that of the instance.
 */
export function planLoad(
  instance: Instance,
  plan: Plan,
  demand: CampusDemand,
  hvacBy: "days" | "weeks" = "days",
): PlanLoad {
  checkCampus(instance, demand);
  const use = occupancy(instance, plan, demand.pcShare);
  let load: LectureLoad | undefined;
  const weeks = demand.weeks.map((_, week) => {
    if (load === undefined || demand.hvac !== null) load = lectureLoad(instance, use, demand, week);
    const isRun = demand.hvac !== null && hvacBy === "weeks";
    return isRun ? { ...load, ...runThrough(instance, use, demand, week) } : load;
  });
  return { weeks, use: spaceUse(instance, plan, use, demand) };
}

/** Heating and cooling by a run through the week, the people that come in it. */
function runThrough(instance: Instance, use: Occupancy, demand: CampusDemand, week: number) {
  const hvac = hvacOfWeek(instance, use, demand, week);
  return { hvac, people: new Float64Array(hvac.length) };
}

function checkCampus(instance: Instance, { slots, rooms, pcShare, weeks }: CampusDemand): void {
  const isOurs =
    slots.length === instance.slots &&
    rooms.length === instance.rooms.length &&
    pcShare.length === instance.courses.length &&
    weeks.every(({ pvKwh }) => pvKwh.length === instance.days * instance.slots);
  if (!isOurs)
    throw new RangeError(`Cannot score a plan of ${instance.name} as the campus is that of another instance`);
}
