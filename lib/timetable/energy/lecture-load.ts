import type { Instance } from "../model/instance.ts";
import type { CampusDemand } from "./campus-energy.ts";
import { hvacOfDay } from "./hvac-of-day.ts";
import { type LectureLoad, noLoad } from "./load-parts.ts";
import type { Occupancy } from "./occupancy.ts";
import { roomDayLoad } from "./room-day-load.ts";

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
export function lectureLoad(instance: Instance, use: Occupancy, energy: CampusDemand, week: number): LectureLoad {
  const { days, slots } = instance;
  const periods = days * slots;
  const load = noLoad(periods);
  const isOpen = new Uint8Array(energy.buildings.length * periods);
  for (const [r, { building }] of energy.rooms.entries()) {
    for (let day = 0; day < days; day++) {
      roomDayLoad(instance, use, energy, r, day, load);
      if (energy.hvac !== null) hvacOfDay({ hvac: energy.hvac, use, slots, periods }, r, week, day, load);
    }
    if (building < 0) continue;
    for (let period = 0; period < periods; period++) {
      if (use.lectures[r * periods + period]! > 0) isOpen[building * periods + period] = 1;
    }
  }
  for (const [b, { baseKwh }] of energy.buildings.entries()) {
    for (let period = 0; period < periods; period++) load.building[period]! += baseKwh * isOpen[b * periods + period]!;
  }
  return load;
}
