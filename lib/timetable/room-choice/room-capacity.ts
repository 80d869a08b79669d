import type { EnergyRoom, RoomUse } from "./room-choice.ts";

/**
 * How many a room takes.
 *
 * @param room The room.
 * @param use What it is used as.
 * @returns Seats or computers; -1 where it cannot be used so.
 */
export function roomCapacity(room: EnergyRoom, use: RoomUse): number {
  return (use === "pc" ? room.computers : room.seats) ?? -1;
}
