import type { RoomUnits } from "./room-units.ts";
import { SLOTS_A_WEEK } from "./teaching-slot.ts";

const STRIDE = SLOTS_A_WEEK + 2;

/** Which unit is where, and in how many slots a room starts after it stood empty. */
export interface RoomOccupancy {
  /** For each unit its room; -1 while it waits for one. */
  readonly where: Int32Array;
  /** The unit in a room at a slot; -1 for none. */
  unitAt(room: number, slot: number): number;
  /** Takes a unit out of its room. The change of starts. */
  vacate(unit: number): number;
  /** Puts a waiting unit into a room whose slots are free. The change of starts. */
  fill(unit: number, room: number): number;
}

/**
 * Makes the table of who is where, at first all waiting.
 *
 * @param units The units.
 * @param roomCount The number of rooms.
 * @returns The table.
 */
export function roomOccupancy({ count, starts, slots }: RoomUnits, roomCount: number): RoomOccupancy {
  const where = new Int32Array(count).fill(-1);
  // A free slot before the first and after the last of each room, so that neighbours need no bounds.
  const cells = new Int32Array(roomCount * STRIDE).fill(-1);
  return {
    where,
    unitAt: (room, slot) => cells[room * STRIDE + slot + 1]!,
    vacate(unit) {
      const base = where[unit]! * STRIDE + 1;
      let change = 0;
      for (let i = starts[unit]!; i < starts[unit + 1]!; i++) {
        const cell = base + slots[i]!;
        if (cells[cell - 1]! < 0) change -= 1;
        if (cells[cell + 1]! >= 0) change += 1;
        cells[cell] = -1;
      }
      where[unit] = -1;
      return change;
    },
    fill(unit, room) {
      const base = room * STRIDE + 1;
      let change = 0;
      for (let i = starts[unit]!; i < starts[unit + 1]!; i++) {
        const cell = base + slots[i]!;
        if (cells[cell - 1]! < 0) change += 1;
        if (cells[cell + 1]! >= 0) change -= 1;
        cells[cell] = unit;
      }
      where[unit] = room;
      return change;
    },
  };
}
