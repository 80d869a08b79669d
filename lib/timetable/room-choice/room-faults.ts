import { roomCapacity } from "./room-capacity.ts";
import type { RoomChoice, RoomedLecture } from "./room-choice.ts";
import { blocksOf, type RoomRules, sharingKey } from "./room-rules.ts";
import { SLOTS_A_WEEK, slotLabel } from "./teaching-slot.ts";

/** Something that a plan of rooms must not do. */
export interface RoomFault {
  readonly rule: "lectures" | "one lecture a room" | "room taken" | "use" | "capacity" | "one room" | "building";
  /** The case, in words. */
  readonly text: string;
}

/**
 * Checks a plan of rooms against every rule, without the solver's tables.
 *
 * @param choice The instance.
 * @param plan Lectures and their rooms.
 * @param rules Rules beyond those that always hold.
 * @returns Its faults; none where it holds.
 */
export function roomFaults(choice: RoomChoice, plan: readonly RoomedLecture[], rules: RoomRules): RoomFault[] {
  return [...lectureFaults(choice, plan), ...placeFaults(choice, plan, rules), ...sharingFaults(choice, plan, rules)];
}

function lectureFaults({ classes, lectures }: RoomChoice, plan: readonly RoomedLecture[]): RoomFault[] {
  const balance = new Map<number, number>();
  const count = ({ classIndex, slot }: { classIndex: number; slot: number }, by: number) => {
    const key = classIndex * SLOTS_A_WEEK + slot;
    balance.set(key, (balance.get(key) ?? 0) + by);
  };
  for (const lecture of lectures) count(lecture, -1);
  for (const lecture of plan) count(lecture, 1);
  return [...balance].flatMap(([key, over]) => {
    const where = `class ${classes[Math.floor(key / SLOTS_A_WEEK)]!.id} at ${slotLabel(key % SLOTS_A_WEEK)}`;
    return over === 0 ? [] : [{ rule: "lectures", text: `${where}: ${over > 0 ? "too many" : "missing"}` } as const];
  });
}

function placeFaults(choice: RoomChoice, plan: readonly RoomedLecture[], rules: RoomRules): RoomFault[] {
  const faults: RoomFault[] = [];
  const held = new Map<number, string>();
  for (const { classIndex, slot, room: index, use } of plan) {
    const [taught, room] = [choice.classes[classIndex]!, choice.rooms[index]!];
    const where = `class ${taught.id} at ${slotLabel(slot)} in room ${room.id}`;
    const fault = (rule: RoomFault["rule"], why: string) => faults.push({ rule, text: `${where}: ${why}` });
    const other = held.get(index * SLOTS_A_WEEK + slot);
    if (other !== undefined) fault("one lecture a room", `class ${other} is there too`);
    held.set(index * SLOTS_A_WEEK + slot, taught.id);
    if (choice.taken[index]!.has(slot)) fault("room taken", "the room is not free");
    const capacity = roomCapacity(room, use);
    if (use !== taught.use || capacity < 0) fault("use", `the class needs a ${taught.use}`);
    else if (taught.students > capacity) fault("capacity", `${taught.students} where there is room for ${capacity}`);
    for (const block of blocksOf(rules, taught)) {
      if (room.block !== block) fault("building", `must be in building ${block}, is in ${room.block}`);
    }
  }
  return faults;
}

/** Lectures of a class that follow one another are in one room, whatever the rules; others where the rules say so. */
function sharingFaults(choice: RoomChoice, plan: readonly RoomedLecture[], rules: RoomRules): RoomFault[] {
  const roomAt = new Map(plan.map(({ classIndex, slot, room }) => [classIndex * SLOTS_A_WEEK + slot, room]));
  const parted = plan.filter(({ classIndex, slot, room }) => {
    const next = roomAt.get(classIndex * SLOTS_A_WEEK + slot + 1);
    return next !== undefined && next !== room;
  });
  const rooms = new Map<string, Set<number>>();
  for (const { classIndex, room } of plan) {
    const key = sharingKey(rules, choice, classIndex);
    if (key !== null) rooms.set(key, (rooms.get(key) ?? new Set()).add(room));
  }
  return [
    ...parted.map(({ classIndex, slot }): RoomFault => {
      return {
        rule: "one room",
        text: `class ${choice.classes[classIndex]!.id} changes rooms after ${slotLabel(slot)}`,
      };
    }),
    ...[...rooms].flatMap(([key, used]): RoomFault[] =>
      used.size > 1 ? [{ rule: "one room", text: `${key}: in ${used.size} rooms` }] : [],
    ),
  ];
}
