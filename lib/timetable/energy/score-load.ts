import type { Instance } from "../model/instance.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import { type LectureLoad, LOAD_PARTS } from "./load-parts.ts";
import type { PlanLoad } from "./plan-load.ts";
import type { PlanScore, WeekFigures, WeekScore } from "./plan-score.ts";

/**
 * Scores what a plan uses. In each period of each week
 *
 *     load = lectures + other, import = max(0, load − pv), export = max(0, pv − load)
 *
 * @param instance The instance.
 * @param load What a plan of it uses in the same weeks.
 * @param energy Sun, prices and factors of the weeks.
 * @returns Figures of each week, their mean and range, and the use of rooms.
 */
export function scoreLoad(instance: Instance, load: PlanLoad, energy: CampusEnergy): PlanScore {
  const weeks = energy.weeks.map((_, week) => weekScore(instance, energy, week, load.weeks[week]!));
  return {
    weeks,
    mean: overWeeks(weeks, (values) => values.reduce((sum, value) => sum + value, 0) / values.length),
    min: overWeeks(weeks, (values) => Math.min(...values)),
    max: overWeeks(weeks, (values) => Math.max(...values)),
    use: load.use,
  };
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
