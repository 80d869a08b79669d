import { UserError } from "#lib/core/user-error.ts";
import type { Campus, CampusActivity } from "./campus.ts";
import { OFFICE_QUARTERS } from "./campus-month.ts";
import { OFFICE_PLACES } from "./office-week.ts";

/**
 * Puts each lecture as early in the week as its predecessors and the rooms allow: lectures that others wait for first.
 *
 * @param campus The instance.
 * @returns The place of each lecture.
 * @throws {UserError} If predecessors go in a circle or a lecture fits nowhere.
 */
export function earliestStart(campus: Campus): Int32Array {
  const places = new Int32Array(campus.recurring.length).fill(-1);
  const free = freeRooms(campus);
  for (const lecture of byDepth(campus.recurring)) {
    const { size, rooms, duration, predecessors } = lecture;
    const dayOf = (other: number) => Math.floor(places[other]! / OFFICE_QUARTERS);
    let place = predecessors.reduce((first, other) => Math.max(first, (dayOf(other) + 1) * OFFICE_QUARTERS), 0);
    const fits = () =>
      (place % OFFICE_QUARTERS) + duration <= OFFICE_QUARTERS &&
      free[size].subarray(place, place + duration).every((left) => left >= rooms);
    while (place < OFFICE_PLACES && !fits()) place += 1;
    if (place >= OFFICE_PLACES) {
      throw new UserError(
        `Cannot place recurring lecture ${lecture.id} of ${campus.name}: no room is free for it all week`,
      );
    }
    for (let quarter = place; quarter < place + duration; quarter++) free[size][quarter]! -= rooms;
    places[lecture.id] = place;
  }
  return places;
}

/**
 * Counts the rooms that are free at each place of an empty week.
 *
 * @param campus The instance.
 * @returns Small and large rooms of all buildings at each place.
 */
export function freeRooms({ buildings }: Campus): { small: Int32Array; large: Int32Array } {
  const total = (rooms: (building: (typeof buildings)[number]) => number) =>
    new Int32Array(OFFICE_PLACES).fill(buildings.reduce((sum, building) => sum + rooms(building), 0));
  return { small: total(({ smallRooms }) => smallRooms), large: total(({ largeRooms }) => largeRooms) };
}

/** Lectures without predecessors first, then those that wait for these alone, and so on; by id among equals. */
function byDepth(lectures: readonly CampusActivity[]): CampusActivity[] {
  const depths = new Map<number, number>();
  function depthOf(id: number): number {
    const known = depths.get(id);
    if (known === Number.POSITIVE_INFINITY)
      throw new UserError(`Cannot place lectures as ${id} must come before itself`);
    if (known !== undefined) return known;
    depths.set(id, Number.POSITIVE_INFINITY);
    const depth = lectures[id]!.predecessors.reduce((deepest, other) => Math.max(deepest, depthOf(other) + 1), 0);
    depths.set(id, depth);
    return depth;
  }
  return lectures.toSorted((a, b) => depthOf(a.id) - depthOf(b.id) || a.id - b.id);
}
