import { type Board, CLOSED, ISOLATION } from "./board.ts";
import type { DenseInstance } from "./dense-instance.ts";

/** Lectures that change places between two periods at once, each keeping its room. */
export interface Exchange {
  /** Who they are, and where each would go. */
  readonly lectures: Int32Array;
  readonly periods: Int32Array;
  readonly rooms: Int32Array;
  /**
   * Finds who must change places so that a lecture can go to another period, and how many they are; 0 where that cannot be
   * done or takes too many.
   */
  find(lecture: number, period: number): number;
  /** Change of cost of the exchange found. */
  delta(): number;
  /** Does it. */
  apply(): void;
}

/** Longer chains seldom help and take long to follow. */
const LONGEST = 12;

/**
 * Makes the Kempe chains of a board [1]: a lecture goes to another period, those that it may not meet or whose room it takes come
 * to its old one, those that these drive out go the other way, and so on. All keep their rooms.
 *
 * @param dense The instance.
 * @param board The board.
 * @param pinned 1 for each lecture that must stay.
 * @returns The exchange, empty.
 *
 * [1] J. Thompson, K. Dowsland, "A robust simulated annealing based examination timetabling system," Comput. Oper. Res.,
 *     vol. 25, pp. 637–648, 1998, doi:10.1016/S0305-0548(97)00101-9.
 */
export function createExchange(dense: DenseInstance, board: Board, pinned: Uint8Array): Exchange {
  const { periods: allPeriods, rooms: allRooms, courses, days, slots, courseOf, clash, unavailable } = dense;
  const { starts: ofStarts, items: ofItems } = dense.curriculaOf;
  const { minimumWorkingDays: wDays, curriculumCompactness: wIsolated } = dense.weights;
  const { period, room, at, taken, day, onDay, daysShort } = board;
  const lectures = new Int32Array(LONGEST);
  const periods = new Int32Array(LONGEST);
  const rooms = new Int32Array(LONGEST);
  const inChain = new Uint8Array(dense.lectures);
  const netOfCourse = new Int8Array(courses);
  const netOfCurriculum = new Int8Array(dense.curricula);
  let count = 0;
  let from = 0;
  let to = 0;

  function find(lecture: number, target: number): number {
    from = period[lecture]!;
    to = target;
    lectures[0] = lecture;
    periods[0] = to;
    inChain[lecture] = 1;
    count = 1;
    let isPossible = true;
    for (let k = 0; k < count && isPossible; k++) isPossible = follow(k);
    for (let k = 0; k < count; k++) {
      inChain[lectures[k]!] = 0;
      rooms[k] = room[lectures[k]!]!;
    }
    return isPossible ? count : 0;
  }

  /** Adds whom the k-th lecture of the chain drives out; false where that cannot be. */
  function follow(k: number): boolean {
    const l = lectures[k]!;
    const c = courseOf[l]!;
    const target = periods[k]!;
    if (unavailable[c * allPeriods + target]) return false;
    const occupant = at[target * allRooms + room[l]!]!;
    if (occupant === CLOSED) return false;
    if (occupant >= 0 && !add(occupant, k)) return false;
    if (taken[c * allPeriods + target] === 0) return true;
    for (let r = 0; r < allRooms; r++) {
      const other = at[target * allRooms + r]!;
      if (other >= 0 && clash[c * courses + courseOf[other]!] !== 0 && !add(other, k)) return false;
    }
    return true;
  }

  function add(l: number, by: number): boolean {
    if (inChain[l]) return true;
    // Two lectures of one course that change places leave all as it was but a room.
    if (by === 0 && courseOf[l] === courseOf[lectures[0]!]) return false;
    if (pinned[l] || count === LONGEST) return false;
    inChain[l] = 1;
    lectures[count] = l;
    periods[count] = periods[by] === to ? from : to;
    count++;
    return true;
  }

  function delta(): number {
    const dayFrom = (from / slots) | 0;
    const dayTo = (to / slots) | 0;
    const slotFrom = from - dayFrom * slots;
    const slotTo = to - dayTo * slots;
    for (let k = 0; k < count; k++) {
      const c = courseOf[lectures[k]!]!;
      const net = periods[k] === to ? 1 : -1;
      netOfCourse[c]! += net;
      for (let n = ofStarts[c]!; n < ofStarts[c + 1]!; n++) netOfCurriculum[ofItems[n]!]! += net;
    }
    let shorter = 0;
    let isolated = 0;
    for (let k = 0; k < count; k++) {
      const c = courseOf[lectures[k]!]!;
      const net = netOfCourse[c]!;
      netOfCourse[c] = 0;
      if (net !== 0 && dayFrom !== dayTo) {
        const less = onDay[c * days + (net > 0 ? dayFrom : dayTo)] === 1 ? 1 : 0;
        const more = onDay[c * days + (net > 0 ? dayTo : dayFrom)] === 0 ? 1 : 0;
        if (less > more && daysShort[c]! >= 0) shorter++;
        else if (more > less && daysShort[c]! > 0) shorter--;
      }
      for (let n = ofStarts[c]!; n < ofStarts[c + 1]!; n++) {
        const q = ofItems[n]!;
        if (netOfCurriculum[q] === 0) continue;
        netOfCurriculum[q] = 0;
        const mask = day[q * days + dayFrom]!;
        const mask2 = dayFrom === dayTo ? mask ^ (4 << slotFrom) : day[q * days + dayTo]!;
        isolated += ISOLATION[(mask >> slotFrom) & 31]! + ISOLATION[(mask2 >> slotTo) & 31]!;
      }
    }
    return wDays * shorter + wIsolated * isolated;
  }

  function apply(): void {
    for (let k = 0; k < count; k++) board.lift(lectures[k]!);
    for (let k = 0; k < count; k++) board.put(lectures[k]!, periods[k]!, rooms[k]!);
  }

  return { lectures, periods, rooms, find, delta, apply };
}
