import type { Instance } from "../model/instance.ts";
import type { CampusDemand } from "./campus-energy.ts";
import type { LectureLoad } from "./load-parts.ts";
import type { Occupancy } from "./occupancy.ts";

/**
 * Adds what a room takes on a day in every week alike: its base once in each period in which it is used, people, PCs, and a start
 * after each empty period.
 *
 * @param instance The instance.
 * @param use Who is where.
 * @param rooms What each room needs.
 * @param room The room, from 0.
 * @param day Day of the week, from 0.
 * @param into Load to add to. [kWh]
 */
export function roomDayLoad(
  { days, slots }: Instance,
  use: Occupancy,
  { rooms }: Pick<CampusDemand, "rooms">,
  room: number,
  day: number,
  into: LectureLoad,
): void {
  const { kwhPerLecture, kwhPerPerson, kwhPerPc, setupKwh } = rooms[room]!;
  const first = room * days * slots;
  for (let period = day * slots; period < (day + 1) * slots; period++) {
    const at = first + period;
    if (use.lectures[at] === 0) continue;
    into.base[period]! += kwhPerLecture;
    into.people[period]! += kwhPerPerson * use.people[at]!;
    into.pc[period]! += kwhPerPc * use.pcs[at]!;
    if (period % slots === 0 || use.lectures[at - 1] === 0) into.setup[period]! += setupKwh;
  }
}
