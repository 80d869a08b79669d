import type { EnergyRoom, RoomChoice, RoomedLecture, RoomUse } from "./room-choice.ts";
import { SLOTS_A_WEEK } from "./teaching-slot.ts";

/** Energy of a week of lectures, by what takes it. [kWh] */
export interface RoomEnergy {
  /** Light and cooling of rooms. */
  readonly lectures: number;
  /** Cooling of the warmth of people. */
  readonly people: number;
  readonly computers: number;
  /** Cooling rooms down after they stood empty. */
  readonly setUp: number;
  readonly total: number;
}

/** When a room is cooled down: after a slot in which it stood empty, or before every lecture. */
export type SetUp = "after empty" | "every lecture";

/**
 * Sums what a plan of rooms takes [1]: for each lecture e + q·a, with computers q·p, and for each lecture before which its
 * room stood empty u.
 *
 * @param choice The instance.
 * @param plan Lectures and their rooms.
 * @param setUp When a room is cooled down. Before every lecture is how the plans made by hand were published.
 * @returns The energy of a week. [kWh]
 *
 * [1] R. M. Alves, F. Cunha, A. Subramanian, A. V. Brito, "Minimizing energy consumption in a real-life classroom assignment
 *     problem," OR Spectrum, vol. 44, no. 4, 2022, doi:10.1007/s00291-022-00674-z.
 */
export function roomEnergy(
  choice: RoomChoice,
  plan: readonly RoomedLecture[],
  setUp: SetUp = "after empty",
): RoomEnergy {
  const held = new Set(plan.map(({ room, slot }) => room * SLOTS_A_WEEK + slot));
  const sum = { lectures: 0, people: 0, computers: 0, setUp: 0 };
  for (const { classIndex, slot, room, use } of plan) {
    const { students } = choice.classes[classIndex]!;
    const parts = lectureParts(choice.rooms[room]!, students, use);
    sum.lectures += parts.lectures;
    sum.people += parts.people;
    sum.computers += parts.computers;
    if (setUp === "every lecture" || !held.has(room * SLOTS_A_WEEK + slot - 1))
      sum.setUp += choice.rooms[room]!.setUpKwh;
  }
  return { ...sum, total: sum.lectures + sum.people + sum.computers + sum.setUp };
}

/**
 * What one lecture takes of a room, without cooling it down first.
 *
 * @param room The room.
 * @param students The number of people who come.
 * @param use What the room is used as.
 * @returns The energy; NaN where computers are asked of a room without. [kWh]
 */
export function lectureKwh(room: EnergyRoom, students: number, use: RoomUse): number {
  const { lectures, people, computers } = lectureParts(room, students, use);
  return lectures + people + computers;
}

function lectureParts(room: EnergyRoom, students: number, use: RoomUse): Omit<RoomEnergy, "setUp" | "total"> {
  return {
    lectures: room.kwhPerLecture,
    people: students * room.kwhPerPerson,
    computers: use === "pc" ? students * (room.kwhPerComputer ?? Number.NaN) : 0,
  };
}
