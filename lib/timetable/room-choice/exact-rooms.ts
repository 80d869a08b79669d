import type { LinearSolver } from "#lib/carbon/linear-program.ts";
import type { RoomChoice, RoomedLecture } from "./room-choice.ts";
import { roomProgram } from "./room-program.ts";
import type { RoomRules } from "./room-rules.ts";
import { type RoomUnits, roomedLectures, roomUnits } from "./room-units.ts";
import { shiftOf } from "./teaching-slot.ts";

/** A choice of rooms than which none takes less. */
export interface ExactRooms {
  readonly plan: RoomedLecture[];
  /** What it takes. [kWh] */
  readonly kwh: number;
  /** What no plan can go below even if lectures could be halved. [kWh] */
  readonly relaxedKwh: number;
}

/**
 * Chooses the rooms that take least energy by linear programming. Where no class must keep its room from one shift to the
 * next, shifts share nothing and each is a program of its own, in the terms of IFPB of a second in all: most are whole without
 * being told to. A program of a whole week may take hours.
 *
 * @param choice The instance.
 * @param rules Rules beyond those that always hold.
 * @param solve A solver of linear programs, whole ones too.
 * @returns An optimum.
 * @throws {UserError} If a class has no room.
 */
export function exactRooms(choice: RoomChoice, rules: RoomRules, solve: LinearSolver): ExactRooms {
  const units = roomUnits(choice, rules);
  const setUpKwh = Float64Array.from(choice.rooms, (room) => room.setUpKwh);
  const where = new Int32Array(units.count).fill(-1);
  const sum = { kwh: 0, relaxedKwh: 0 };
  for (const members of apart(units)) {
    const { program, columns, kinds } = roomProgram(units, members, setUpKwh);
    const relaxed = solve(program);
    const optimum = relaxed.x.every(isWhole) ? relaxed : solve({ ...program, whole: true });
    sum.relaxedKwh += relaxed.cost;
    sum.kwh += optimum.cost;
    const left = kinds.map((alike) => [...alike]);
    for (const [column, { kind, room }] of columns.entries()) {
      if (optimum.x[column]! > 0.5) where[left[kind]!.pop()!] = room;
    }
  }
  return { plan: roomedLectures(choice, units, where), ...sum };
}

function isWhole(share: number): boolean {
  return Math.abs(share - Math.round(share)) < 1e-6;
}

/** Units in parts that share no room at touching times: shifts, or all of them where one lasts longer. */
function apart({ count, starts, slots }: RoomUnits): number[][] {
  const all = Array.from({ length: count }, (_, unit) => unit);
  const firstShift = (unit: number) => shiftOf(slots[starts[unit]!]!);
  const lasts = all.some((unit) => shiftOf(slots[starts[unit + 1]! - 1]!) !== firstShift(unit));
  return lasts ? [all] : [...Map.groupBy(all, firstShift).values()];
}
