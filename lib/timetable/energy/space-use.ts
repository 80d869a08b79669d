import { unsuitedLectures } from "../cost/unsuited-lectures.ts";
import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import type { CampusDemand } from "./campus-energy.ts";
import type { Occupancy } from "./occupancy.ts";
import type { SpaceUse } from "./plan-score.ts";

/**
 * Counts hours of rooms and buildings, seats and rooms of a plan, and lectures whose rooms do not suit them.
 *
 * @param instance The instance.
 * @param plan A plan of it.
 * @param use Who is where, by that plan.
 * @param energy Buildings of the rooms, and times of the periods.
 * @returns The counts.
 */
export function spaceUse(instance: Instance, plan: Plan, use: Occupancy, energy: CampusDemand): SpaceUse {
  const periods = instance.days * instance.slots;
  const hours = energy.slots.map(({ startMin, endMin }) => (endMin - startMin) / 60);
  const isOpen = new Uint8Array(energy.buildings.length * periods);
  let [roomHours, roomsOpened, buildingHours] = [0, 0, 0];
  for (const [r, { building }] of energy.rooms.entries()) {
    let isUsed = false;
    for (let period = 0; period < periods; period++) {
      if (use.lectures[r * periods + period] === 0) continue;
      isUsed = true;
      roomHours += hours[period % instance.slots]!;
      if (building < 0 || isOpen[building * periods + period] === 1) continue;
      isOpen[building * periods + period] = 1;
      buildingHours += hours[period % instance.slots]!;
    }
    if (isUsed) roomsOpened++;
  }
  let [students, seats] = [0, 0];
  for (const { course, room } of plan) {
    students += instance.courses[course]!.students;
    seats += instance.rooms[room]!.capacity;
  }
  return {
    ...{ roomHours, roomsOpened, buildingHours: energy.buildings.length > 0 ? buildingHours : Number.NaN },
    unsuited: unsuitedLectures(instance, plan).length,
    seatFill: seats > 0 ? students / seats : Number.NaN,
  };
}
