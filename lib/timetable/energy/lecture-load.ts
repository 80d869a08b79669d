import type { Instance } from "../model/instance.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import { hvacOfDay } from "./hvac-of-day.ts";
import type { LectureLoad } from "./load-parts.ts";
import type { Occupancy } from "./occupancy.ts";

/**
 * Energy that lectures drive in each period of a week, from scratch. A room that is used costs its base once, however many
 * lectures a faulty plan puts there.
 *
 * @param instance The instance.
 * @param use Who is where.
 * @param energy What rooms and buildings need.
 * @param week Index of the week from 0, which matters only to heating and cooling by 5R1C.
 * @returns Energy by part and period. [kWh]
 */
export function lectureLoad(instance: Instance, use: Occupancy, energy: CampusEnergy, week: number): LectureLoad {
  const { days, slots } = instance;
  const periods = days * slots;
  const column = () => new Float64Array(periods);
  const load = { base: column(), people: column(), pc: column(), setup: column(), hvac: column(), building: column() };
  const isOpen = new Uint8Array(energy.buildings.length * periods);
  for (const [r, room] of energy.rooms.entries()) {
    for (let period = 0; period < periods; period++) {
      const at = r * periods + period;
      if (use.lectures[at] === 0) continue;
      load.base[period]! += room.kwhPerLecture;
      load.people[period]! += room.kwhPerPerson * use.people[at]!;
      load.pc[period]! += room.kwhPerPc * use.pcs[at]!;
      if (period % slots === 0 || use.lectures[at - 1] === 0) load.setup[period]! += room.setupKwh;
      if (room.building >= 0) isOpen[room.building * periods + period] = 1;
    }
    if (energy.hvac !== null) {
      for (let day = 0; day < days; day++) hvacOfDay({ hvac: energy.hvac, use, slots, periods }, r, week, day, load);
    }
  }
  for (const [b, { baseKwh }] of energy.buildings.entries()) {
    for (let period = 0; period < periods; period++) load.building[period]! += baseKwh * isOpen[b * periods + period]!;
  }
  return load;
}
