import type { Campus } from "./campus.ts";
import { QUARTERS_A_MONTH } from "./campus-month.ts";
import type { PlacedActivity } from "./campus-schedule.ts";
import { startOf } from "./office-week.ts";

/**
 * Gives lectures their rooms. A lecture keeps its rooms while it lasts, so in order of beginning the first that are free will
 * do, where there are never more asked for at once than there are.
 *
 * @param campus The instance.
 * @param places The place of each lecture in the office week.
 * @returns The lectures, with the building of each room.
 * @throws {RangeError} If rooms run out.
 */
export function assignBuildings({ buildings, recurring }: Campus, places: Int32Array): PlacedActivity[] {
  const roomsOf = (count: (building: (typeof buildings)[number]) => number) =>
    buildings.flatMap((building) =>
      Array.from({ length: count(building) }, () => ({ building: building.id, freeFrom: -QUARTERS_A_MONTH })),
    );
  const rooms = { small: roomsOf(({ smallRooms }) => smallRooms), large: roomsOf(({ largeRooms }) => largeRooms) };
  const placed = recurring.map(({ id }) => ({ activity: id, start: startOf(places[id]!), buildings: [] as number[] }));
  for (const lecture of placed.toSorted((a, b) => a.start - b.start)) {
    const { size, rooms: wanted, duration } = recurring[lecture.activity]!;
    const free = rooms[size].filter(({ freeFrom }) => freeFrom <= lecture.start).slice(0, wanted);
    if (free.length < wanted) throw new RangeError(`Cannot give lecture ${lecture.activity} its rooms: they run out`);
    for (const room of free) {
      room.freeFrom = lecture.start + duration;
      lecture.buildings.push(room.building);
    }
  }
  return placed;
}
