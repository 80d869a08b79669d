import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import { hvacOfWeek } from "./hvac-of-week.ts";
import { lectureLoad } from "./lecture-load.ts";
import { type LectureLoad, LOAD_PARTS } from "./load-parts.ts";
import { type Occupancy, occupancy } from "./occupancy.ts";
import type { PlanScore, WeekFigures, WeekScore } from "./plan-score.ts";
import { spaceUse } from "./space-use.ts";

/**
 * Scores a plan by energy, from scratch, over the weeks of a campus. In each period of each week
 *
 *     load = lectures + other, import = max(0, load − pv), export = max(0, pv − load)
 *
 * @param instance The instance.
 * @param plan A plan of it, feasible or not.
 * @param energy What rooms and buildings need, and the weeks.
 * @param hvacBy With 5R1C, heating and cooling as the table of days has it, which is what a search weighs; or by a run through the
 *   whole week, which counts nights as they are.
 * @returns Figures of each week, their mean and range, and the use of rooms.
 * @throws {RangeError} If the campus is not that of the instance.
 */
export function scorePlan(
  instance: Instance,
  plan: Plan,
  energy: CampusEnergy,
  hvacBy: "days" | "weeks" = "days",
): PlanScore {
  checkCampus(instance, energy);
  const use = occupancy(instance, plan, energy.pcShare);
  let load: LectureLoad | undefined;
  const weeks = energy.weeks.map((_, week) => {
    if (load === undefined || energy.hvac !== null) load = lectureLoad(instance, use, energy, week);
    const isRun = energy.hvac !== null && hvacBy === "weeks";
    return weekScore(instance, energy, week, isRun ? { ...load, ...runThrough(instance, use, energy, week) } : load);
  });
  return {
    weeks,
    mean: overWeeks(weeks, (values) => values.reduce((sum, value) => sum + value, 0) / values.length),
    min: overWeeks(weeks, (values) => Math.min(...values)),
    max: overWeeks(weeks, (values) => Math.max(...values)),
    use: spaceUse(instance, plan, use, energy),
  };
}

/** Heating and cooling by a run through the week, the people that come in it. */
function runThrough(instance: Instance, use: Occupancy, energy: CampusEnergy, week: number) {
  const hvac = hvacOfWeek(instance, use, energy, week);
  return { hvac, people: new Float64Array(hvac.length) };
}

function checkCampus(instance: Instance, { slots, rooms, pcShare, weeks }: CampusEnergy): void {
  const isOurs =
    slots.length === instance.slots &&
    rooms.length === instance.rooms.length &&
    pcShare.length === instance.courses.length &&
    weeks.every(({ pvKwh }) => pvKwh.length === instance.days * instance.slots);
  if (!isOurs)
    throw new RangeError(`Cannot score a plan of ${instance.name} as the campus is that of another instance`);
}

function weekScore(instance: Instance, energy: CampusEnergy, index: number, parts: LectureLoad): WeekScore {
  const { label, pvKwh, krwPerKwh, kgCo2ePerKwh, otherKwh } = energy.weeks[index]!;
  const periods = pvKwh.length;
  const lectures = new Float64Array(periods);
  for (const part of LOAD_PARTS) for (let p = 0; p < periods; p++) lectures[p]! += parts[part][p]!;
  const load = lectures.map((kwh, p) => kwh + otherKwh[p]!);
  let [importKwh, exportKwh, kgCo2e, krw, peakKw] = [0, 0, 0, 0, 0];
  for (let p = 0; p < periods; p++) {
    const { startMin, endMin } = energy.slots[p % instance.slots]!;
    const net = load[p]! - pvKwh[p]!;
    const [bought, sold] = [Math.max(0, net), Math.max(0, -net)];
    importKwh += bought;
    exportKwh += sold;
    kgCo2e += bought * kgCo2ePerKwh[p]!;
    krw += bought * krwPerKwh[p]! - sold * energy.krwPerExportedKwh;
    peakKw = Math.max(peakKw, bought / ((endMin - startMin) / 60));
  }
  const [loadKwh, generated] = [sum(load), sum(pvKwh)];
  return {
    ...{ label, load, lectureLoad: lectures, pv: pvKwh },
    ...{ kwh: sum(lectures), baseKwh: sum(parts.base), peopleKwh: sum(parts.people), pcKwh: sum(parts.pc) },
    ...{ setupKwh: sum(parts.setup), hvacKwh: sum(parts.hvac), buildingKwh: sum(parts.building) },
    ...{ loadKwh, pvKwh: generated, importKwh, exportKwh, kgCo2e, krw, peakKw },
    selfConsumption: generated > 0 ? (generated - exportKwh) / generated : Number.NaN,
    selfSufficiency: loadKwh > 0 ? (loadKwh - importKwh) / loadKwh : Number.NaN,
  };
}

function overWeeks(weeks: readonly WeekScore[], of: (values: readonly number[]) => number): WeekFigures {
  const figure = (name: keyof WeekFigures) => {
    const known = weeks.map((week) => week[name]).filter((value) => !Number.isNaN(value));
    return known.length > 0 ? of(known) : Number.NaN;
  };
  return {
    ...{ kwh: figure("kwh"), baseKwh: figure("baseKwh"), peopleKwh: figure("peopleKwh"), pcKwh: figure("pcKwh") },
    ...{ setupKwh: figure("setupKwh"), hvacKwh: figure("hvacKwh"), buildingKwh: figure("buildingKwh") },
    ...{ loadKwh: figure("loadKwh"), pvKwh: figure("pvKwh"), importKwh: figure("importKwh") },
    ...{ exportKwh: figure("exportKwh"), kgCo2e: figure("kgCo2e"), krw: figure("krw"), peakKw: figure("peakKw") },
    ...{ selfConsumption: figure("selfConsumption"), selfSufficiency: figure("selfSufficiency") },
  };
}

function sum(column: Float64Array): number {
  let total = 0;
  for (const value of column) total += value;
  return total;
}
