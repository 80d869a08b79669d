import { UserError } from "#lib/core/user-error.ts";
import type { RoomChoice, RoomedLecture, TimedLecture } from "./room-choice.ts";
import { lectureKwh } from "./room-energy.ts";
import { mayTeachIn, type RoomRules, sharingKey } from "./room-rules.ts";
import { slotLabel } from "./teaching-slot.ts";

/** Lectures that move together: those that must share a room, a run of one class without a break at least. */
export interface RoomUnits {
  readonly count: number;
  /** For each unit, its lectures, as indices, by time. */
  readonly lectures: readonly (readonly number[])[];
  /** Where each unit's slots begin in `slots`; one more than units. */
  readonly starts: Int32Array;
  readonly slots: Int32Array;
  /** What unit u takes of room r at `u * rooms + r`, rooms not yet cooled down; Infinity where it may not be. [kWh] */
  readonly kwh: Float64Array;
  /** For each unit the rooms it may be in, cheapest first. */
  readonly rooms: readonly Int32Array[];
}

/**
 * Gathers lectures into units and prices each unit in each room.
 *
 * @param choice The instance.
 * @param rules Rules beyond seats and one lecture a room.
 * @returns The units.
 * @throws {UserError} If lectures that must share a room meet, or a unit has no room.
 */
export function roomUnits(choice: RoomChoice, rules: RoomRules): RoomUnits {
  const lectures = gathered(choice, rules);
  const starts = new Int32Array(lectures.length + 1);
  for (const [unit, members] of lectures.entries()) starts[unit + 1] = starts[unit]! + members.length;
  const slots = Int32Array.from(
    lectures.flatMap((members) => members.map((lecture) => choice.lectures[lecture]!.slot)),
  );
  const kwh = new Float64Array(lectures.length * choice.rooms.length);
  const rooms = lectures.map((members, unit) => {
    for (let room = 0; room < choice.rooms.length; room++) {
      kwh[unit * choice.rooms.length + room] = unitKwh(choice, rules, members, room);
    }
    const price = kwh.subarray(unit * choice.rooms.length, (unit + 1) * choice.rooms.length);
    const open = Int32Array.from(price.keys()).filter((room) => price[room]! < Number.POSITIVE_INFINITY);
    if (open.length === 0) throw new UserError(`Cannot choose rooms as none suits ${unitName(choice, members)}`);
    return open.sort((a, b) => price[a]! - price[b]! || a - b);
  });
  return { count: lectures.length, lectures, starts, slots, kwh, rooms };
}

/**
 * Writes where units are as a plan.
 *
 * @param choice The instance.
 * @param units Its units.
 * @param where The room of each unit; -1 for none.
 * @returns Lectures and their rooms; those without are left out.
 */
export function roomedLectures(choice: RoomChoice, units: RoomUnits, where: Int32Array): RoomedLecture[] {
  return units.lectures.flatMap((members, unit) => {
    const room = where[unit]!;
    if (room < 0) return [];
    return members.map((index) => {
      const { classIndex, slot } = choice.lectures[index]!;
      return { classIndex, slot, room, use: choice.classes[classIndex]!.use };
    });
  });
}

function gathered(choice: RoomChoice, rules: RoomRules): number[][] {
  const units = new Map<string, number[]>();
  const byTime = choice.lectures.map((lecture, index) => ({ ...lecture, index })).sort(inOrder);
  let [last, run]: [TimedLecture | undefined, number] = [undefined, 0];
  for (const lecture of byTime) {
    if (!last || last.classIndex !== lecture.classIndex || lecture.slot !== last.slot + 1) run += 1;
    const key = sharingKey(rules, choice, lecture.classIndex) ?? `run ${run}`;
    units.set(key, [...(units.get(key) ?? []), lecture.index]);
    last = lecture;
  }
  const slotOf = (index: number) => choice.lectures[index]!.slot;
  return [...units.values()].map((members) => {
    const sorted = members.toSorted((a, b) => slotOf(a) - slotOf(b));
    const clash = sorted.find((lecture, i) => i > 0 && slotOf(lecture) === slotOf(sorted[i - 1]!));
    if (clash !== undefined) {
      const at = slotLabel(slotOf(clash));
      throw new UserError(`Cannot choose rooms as ${unitName(choice, sorted)} must share a room and meet at ${at}`);
    }
    return sorted;
  });
}

function inOrder(a: TimedLecture, b: TimedLecture): number {
  return a.classIndex - b.classIndex || a.slot - b.slot;
}

function unitKwh(choice: RoomChoice, rules: RoomRules, members: readonly number[], roomIndex: number): number {
  const room = choice.rooms[roomIndex]!;
  let sum = 0;
  for (const lecture of members) {
    const { classIndex, slot } = choice.lectures[lecture]!;
    const taught = choice.classes[classIndex]!;
    if (choice.taken[roomIndex]!.has(slot) || !mayTeachIn(rules, taught, room)) return Number.POSITIVE_INFINITY;
    sum += lectureKwh(room, taught.students, taught.use);
  }
  return sum;
}

function unitName(choice: RoomChoice, members: readonly number[]): string {
  const ids = new Set(members.map((lecture) => choice.classes[choice.lectures[lecture]!.classIndex]!.id));
  const [first, ...others] = [...ids];
  const slot = slotLabel(choice.lectures[members[0]!]!.slot);
  return `class ${first}${others.length > 0 ? ` (with ${others.length} more)` : ""}, first at ${slot},`;
}
