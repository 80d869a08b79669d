import type { DenseInstance } from "./dense-instance.ts";
import type { SolveTask } from "./solve-task.ts";

/** In a board's `at`: nobody is there. */
export const FREE = -1;
/** In a board's `at`: closed. */
export const CLOSED = -2;
/** Period and room of a lecture that has no place. */
export const NOWHERE = -1;

/**
 * Where lectures are, with what it takes to tell the cost of a move at once. Lectures are put and lifted one by one; no
 * two are ever in one room at one time.
 */
export interface Board {
  readonly period: Int32Array;
  readonly room: Int32Array;
  /** Periods × rooms: the lecture there, FREE or CLOSED. */
  readonly at: Int32Array;
  /** Courses × periods: lectures that the course may not meet, and one more where it is not available. */
  readonly taken: Uint16Array;
  /** Curricula × days: bit s + 2 is set while a lecture of the curriculum is in slot s. */
  readonly day: Int32Array;
  /** Courses × periods: change of isolated lectures, over the course's curricula, if it came (or, where it is, left). */
  readonly isolation: Int16Array;
  /** Courses × days, courses × rooms: lectures there. */
  readonly onDay: Uint8Array;
  readonly inRoom: Uint8Array;
  /** Days that each course lacks of its least; negative beyond it. */
  readonly daysShort: Int32Array;
  put(lecture: number, period: number, room: number): void;
  lift(lecture: number): void;
  /** Changes the room of a lecture within its period; who is there takes its room. */
  seat(lecture: number, room: number): void;
}

/**
 * Change of a day's isolated lectures when the middle one of five slots changes, by the five as bits.
 */
export const ISOLATION = Int8Array.from({ length: 32 }, (_, five) => {
  const alone = (bits: number) =>
    [1, 2, 3].filter((k) => (bits >> k) & 1 && !((bits >> (k - 1)) & 1) && !((bits >> (k + 1)) & 1)).length;
  return alone(five ^ 4) - alone(five);
});

/**
 * Makes an empty board.
 *
 * @param dense The instance.
 * @param closed Rooms × periods, 1 where a room may not be used.
 * @returns The board, without any lecture.
 */
export function createBoard(dense: DenseInstance, closed?: SolveTask["closed"]): Board {
  const { periods, rooms, courses, days, slots, courseOf } = dense;
  const { starts: clashStarts, items: clashItems } = dense.clashing;
  const { starts: ofStarts, items: ofItems } = dense.curriculaOf;
  const { starts: memberStarts, items: memberItems } = dense.members;
  const period = new Int32Array(dense.lectures).fill(NOWHERE);
  const room = new Int32Array(dense.lectures).fill(NOWHERE);
  const at = new Int32Array(periods * rooms).fill(FREE);
  for (let r = 0; r < rooms; r++) {
    for (let p = 0; p < periods; p++) if (closed?.[r * periods + p]) at[p * rooms + r] = CLOSED;
  }
  const taken = Uint16Array.from(dense.unavailable);
  const day = new Int32Array(dense.curricula * days);
  const isolation = new Int16Array(courses * periods);
  for (let c = 0; c < courses; c++) {
    isolation.fill(ofStarts[c + 1]! - ofStarts[c]!, c * periods, (c + 1) * periods);
  }
  const onDay = new Uint8Array(courses * days);
  const inRoom = new Uint8Array(courses * rooms);
  const daysShort = Int32Array.from(dense.minDays);

  /** Flips the slot of a course in its curricula's day, and tells the courses in them. */
  function flip(c: number, p: number): void {
    const d = (p / slots) | 0;
    const s = p - d * slots;
    const from = s < 2 ? 0 : s - 2;
    const to = s + 2 < slots ? s + 2 : slots - 1;
    for (let k = ofStarts[c]!; k < ofStarts[c + 1]!; k++) {
      const q = ofItems[k]!;
      const before = day[q * days + d]!;
      const after = before ^ (4 << s);
      day[q * days + d] = after;
      for (let near = from; near <= to; near++) {
        const change = ISOLATION[(after >> near) & 31]! - ISOLATION[(before >> near) & 31]!;
        if (change === 0) continue;
        const column = d * slots + near;
        for (let m = memberStarts[q]!; m < memberStarts[q + 1]!; m++) {
          isolation[memberItems[m]! * periods + column]! += change;
        }
      }
    }
  }

  function put(l: number, p: number, r: number): void {
    const c = courseOf[l]!;
    period[l] = p;
    room[l] = r;
    at[p * rooms + r] = l;
    for (let k = clashStarts[c]!; k < clashStarts[c + 1]!; k++) taken[clashItems[k]! * periods + p]!++;
    flip(c, p);
    if (onDay[c * days + ((p / slots) | 0)]!++ === 0) daysShort[c]!--;
    inRoom[c * rooms + r]!++;
  }

  function lift(l: number): void {
    const c = courseOf[l]!;
    const p = period[l]!;
    const r = room[l]!;
    period[l] = NOWHERE;
    room[l] = NOWHERE;
    at[p * rooms + r] = FREE;
    for (let k = clashStarts[c]!; k < clashStarts[c + 1]!; k++) taken[clashItems[k]! * periods + p]!--;
    flip(c, p);
    if (--onDay[c * days + ((p / slots) | 0)]! === 0) daysShort[c]!++;
    inRoom[c * rooms + r]!--;
  }

  function seat(l: number, r2: number): void {
    const p = period[l]!;
    const r = room[l]!;
    const other = at[p * rooms + r2]!;
    at[p * rooms + r2] = l;
    at[p * rooms + r] = other;
    const c = courseOf[l]!;
    room[l] = r2;
    inRoom[c * rooms + r]!--;
    inRoom[c * rooms + r2]!++;
    if (other === FREE) return;
    const c2 = courseOf[other]!;
    room[other] = r;
    inRoom[c2 * rooms + r2]!--;
    inRoom[c2 * rooms + r]!++;
  }

  return { period, room, at, taken, day, isolation, onDay, inRoom, daysShort, put, lift, seat };
}
