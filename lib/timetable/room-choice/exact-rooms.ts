import type { LinearSolver } from "#lib/carbon/linear-program.ts";
import type { RoomChoice, RoomedLecture } from "./room-choice.ts";
import { roomProgram } from "./room-program.ts";
import type { RoomRules } from "./room-rules.ts";
import { type RoomUnits, roomedLectures, roomUnits } from "./room-units.ts";
import { shiftOf } from "./teaching-slot.ts";

/** What linear programming says of a choice of rooms. */
export interface ExactRooms {
  /** No plan takes less. [kWh] */
  readonly boundKwh: number;
  /** A plan that takes no more; null where the program halves lectures. */
  readonly plan: RoomedLecture[] | null;
}

/**
 * Chooses rooms by linear programming. Where no class must keep its room from one shift to the next, shifts share nothing and
 * each is a program of its own; in the terms of IFPB those are whole without being told to, so their plan is an optimum.
 *
 * @param choice The instance.
 * @param rules Rules beyond seats, one lecture a room, and a room for lectures of a class that follow one another.
 * @param solve A solver of linear programs.
 * @returns A bound, and the plan that reaches it if one was found.
 * @throws {UserError} If a class has no room.
 */
export function exactRooms(choice: RoomChoice, rules: RoomRules, solve: LinearSolver): ExactRooms {
  const units = roomUnits(choice, rules);
  const setUpKwh = Float64Array.from(choice.rooms, (room) => room.setUpKwh);
  const where = new Int32Array(units.count).fill(-1);
  let boundKwh = 0;
  let whole = true;
  for (const members of apart(units)) {
    const { program, columns, kinds } = roomProgram(units, members, setUpKwh);
    const { x, cost } = solve(program);
    boundKwh += cost;
    const left = kinds.map((alike) => [...alike]);
    for (const [column, { kind, room }] of columns.entries()) {
      const share = x[column]!;
      if (share > 1e-6 && share < 1 - 1e-6) whole = false;
      else if (share > 0.5) where[left[kind]!.pop()!] = room;
    }
  }
  return { boundKwh, plan: whole ? roomedLectures(choice, units, where) : null };
}

/** Units in parts that share no room at touching times: shifts, or all of them where one lasts longer. */
function apart({ count, starts, slots }: RoomUnits): number[][] {
  const all = Array.from({ length: count }, (_, unit) => unit);
  const firstShift = (unit: number) => shiftOf(slots[starts[unit]!]!);
  const lasts = all.some((unit) => shiftOf(slots[starts[unit + 1]! - 1]!) !== firstShift(unit));
  return lasts ? [all] : [...Map.groupBy(all, firstShift).values()];
}
