import type { Instance } from "../model/instance.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import { type LoadChange, touch } from "./load-change.ts";

/** Who is where, with what it takes to tell at once how load changes. */
export interface RoomBoard {
  /** Adds lectures of a course to a place (`by` 1) or takes them from it (−1), and the change of load to `change`. */
  put(course: number, period: number, room: number, by: 1 | -1, change: LoadChange | null): void;
  /** Adds heating and cooling of a room's day, as it is now, to the change (`by` 1) or takes it off (−1). */
  hvac(room: number, day: number, by: 1 | -1, change: LoadChange): void;
  /** Nobody anywhere. */
  clear(): void;
}

/**
 * Makes an empty board.
 *
 * @param instance The instance.
 * @param energy What its rooms and buildings need.
 * @returns The board.
 */
export function roomBoard(instance: Instance, energy: CampusEnergy): RoomBoard {
  const { slots, days, courses } = instance;
  const periods = days * slots;
  const { rooms, buildings, hvac: model } = energy;
  const lectures = new Int32Array(rooms.length * periods);
  const people = new Float64Array(rooms.length * periods);
  const open = new Int32Array(buildings.length * periods);
  const column = (of: (room: (typeof rooms)[number]) => number) => Float64Array.from(rooms, of);
  const base = column(({ kwhPerLecture }) => kwhPerLecture);
  const setup = column(({ setupKwh }) => setupKwh);
  const perPerson = column(({ kwhPerPerson }) => kwhPerPerson);
  const perPc = column(({ kwhPerPc }) => kwhPerPc);
  const buildingOf = Int32Array.from(rooms, ({ building }) => building);
  const buildingKwh = Float64Array.from(buildings, ({ baseKwh }) => baseKwh);
  const students = Float64Array.from(courses, (course) => course.students);
  const pcs = students.map((count, c) => count * energy.pcShare[c]!);
  const weeks = energy.weeks.length;

  function put(course: number, period: number, room: number, by: 1 | -1, change: LoadChange | null): void {
    const at = room * periods + period;
    const before = lectures[at]!;
    lectures[at] = before + by;
    people[at]! += by * students[course]!;
    const hasTurned = by === 1 ? before === 0 : before === 1;
    const building = buildingOf[room]!;
    let opened = 0;
    if (hasTurned && building >= 0) {
      const b = building * periods + period;
      open[b]! += by;
      if (open[b] === (by === 1 ? 1 : 0)) opened = buildingKwh[building]!;
    }
    if (change === null) return;
    let kwh = perPerson[room]! * students[course]! + perPc[room]! * pcs[course]!;
    if (hasTurned) {
      kwh += base[room]! + opened;
      const slot = period % slots;
      if (slot === 0 || lectures[at - 1] === 0) kwh += setup[room]!;
      if (slot + 1 < slots && lectures[at + 1]! > 0 && setup[room] !== 0) {
        touch(change, period + 1);
        change.shared[period + 1]! -= by * setup[room]!;
      }
    }
    touch(change, period);
    change.shared[period]! += by * kwh;
  }

  function hvac(room: number, day: number, by: 1 | -1, change: LoadChange): void {
    if (model === null) return;
    const first = day * slots;
    const at = room * periods + first;
    let mask = 0;
    for (let s = 0; s < slots; s++) if (lectures[at + s]! > 0) mask |= 1 << s;
    if (mask === 0) return;
    const hvacClass = model.classOf[room]!;
    const scale = model.scaleOf[room]!;
    const usual = model.classes[hvacClass]!.people * scale;
    for (let week = 0; week < weeks; week++) {
      const table = model.table(hvacClass, week);
      const from = table.at(mask) + first;
      const kwh = table.kwh();
      const into = week * periods + first;
      for (let s = 0; s < slots; s++) {
        let value = scale * kwh[from + s]!;
        if ((mask & (1 << s)) !== 0) value += kwh[from + periods + s]! * (people[at + s]! - usual);
        change.byWeek[into + s]! += by * value;
      }
    }
    for (let s = 0; s < slots; s++) touch(change, first + s);
  }

  function clear(): void {
    lectures.fill(0);
    people.fill(0);
    open.fill(0);
  }

  return { put, hvac, clear };
}
