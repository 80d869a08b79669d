import { type Board, FREE } from "./board.ts";
import type { DenseInstance, Lists } from "./dense-instance.ts";
import { type RandomState, randomBelow } from "./seeded-random.ts";

/** More than any place may cost. */
const UNSUITED = 1e6;

/**
 * Makes the greedy placement of a lecture: where nothing clashes and it costs least, by lot among equals. Rooms that fit come
 * before all others, and those that do not suit come last.
 *
 * @param dense The instance.
 * @param board The board.
 * @param random The generator.
 * @returns A function that puts a lecture, and gives false where it has no place.
 */
export function createInsertion(dense: DenseInstance, board: Board, random: RandomState): (lecture: number) => boolean {
  const { periods, rooms, slots, days, courseOf, available, goodRooms, seatCost, unsuitable, weights } = dense;
  const { at, taken, isolation, onDay, inRoom, daysShort } = board;
  const allRooms: Lists = {
    starts: Int32Array.from({ length: dense.courses + 1 }, (_, c) => c * rooms),
    items: Int32Array.from({ length: dense.courses * rooms }, (_, k) => k % rooms),
  };

  function tryRooms(l: number, { starts, items }: Lists, mustSuit: boolean): boolean {
    const c = courseOf[l]!;
    let least = Number.POSITIVE_INFINITY;
    let where = -1;
    let equals = 0;
    for (let k = available.starts[c]!; k < available.starts[c + 1]!; k++) {
      const p = available.items[k]!;
      if (taken[c * periods + p] !== 0) continue;
      const isNewDay = onDay[c * days + ((p / slots) | 0)] === 0 && daysShort[c]! > 0;
      const timeCost =
        weights.curriculumCompactness * isolation[c * periods + p]! - (isNewDay ? weights.minimumWorkingDays : 0);
      for (let n = starts[c]!; n < starts[c + 1]!; n++) {
        const r = items[n]!;
        const suits = unsuitable[c * rooms + r] === 0;
        if (at[p * rooms + r] !== FREE || (mustSuit && !suits)) continue;
        const cost =
          (suits ? timeCost : timeCost + UNSUITED) +
          seatCost[c * rooms + r]! +
          (inRoom[c * rooms + r] === 0 ? weights.roomStability : 0);
        if (cost > least) continue;
        equals = cost < least ? 1 : equals + 1;
        least = cost;
        if (randomBelow(random, equals) === 0) where = p * rooms + r;
      }
    }
    if (where < 0) return false;
    const p = (where / rooms) | 0;
    board.put(l, p, where - p * rooms);
    return true;
  }

  return (l) => tryRooms(l, goodRooms, true) || tryRooms(l, allRooms, false);
}
