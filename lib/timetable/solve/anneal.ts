import { type Board, CLOSED, FREE, ISOLATION } from "./board.ts";
import type { DenseInstance } from "./dense-instance.ts";
import type { Exchange } from "./exchange.ts";
import type { RandomState } from "./seeded-random.ts";
import type { ExtraCost } from "./solve-task.ts";

/** What annealing works on. */
export interface Annealed {
  readonly dense: DenseInstance;
  readonly board: Board;
  /** Lectures that may move. */
  readonly movable: Int32Array;
  readonly pinned: Uint8Array;
  readonly exchange: Exchange;
  readonly extra: ExtraCost | null;
  readonly random: RandomState;
  /** Cost of the board, and the least so far with its plan. */
  cost: number;
  bestCost: number;
  readonly bestPeriod: Int32Array;
  readonly bestRoom: Int32Array;
}

/** −ln u for evenly spaced u, the middle of each step. */
const DRAWS = 4096;
const LOG = Float64Array.from({ length: DRAWS }, (_, k) => -Math.log((k + 0.5) / DRAWS));

/**
 * Kinds of moves by a draw of 65536: below the first another room, then another time, both, and an exchange. Few exchanges
 * do: they reach what single moves do not, and each takes the time of ten.
 */
const TIME = Math.round(0.1 * 65536);
const BOTH = Math.round(0.5 * 65536);
const EXCHANGE = Math.round(0.97 * 65536);

/**
 * Tries moves at one temperature. A move takes a lecture to another period, another room or both; who is there takes its
 * place. Only moves without a clash are weighed. The threshold of Metropolis' rule is drawn first, so that what is dear to
 * tell need not be told of most moves.
 *
 * @param on What is annealed.
 * @param moves Number of moves to try.
 * @param temperature The temperature. [points of cost]
 */
export function anneal(on: Annealed, moves: number, temperature: number): void {
  const { dense, board, movable, pinned, extra, random, exchange } = on;
  const { periods, rooms, courses, days, slots, courseOf, clash, isMember, seatCost } = dense;
  const { starts: goodStarts, items: goodItems } = dense.goodRooms;
  const { starts: freeStarts, items: freeItems } = dense.available;
  const { starts: ofStarts, items: ofItems } = dense.curriculaOf;
  const { period, room, at, taken, day, isolation, onDay, inRoom, daysShort } = board;
  const { minimumWorkingDays: wDays, curriculumCompactness: wIsolated, roomStability: wRooms } = dense.weights;
  const lectures = new Int32Array(2);
  const toPeriods = new Int32Array(2);
  const toRooms = new Int32Array(2);
  const count = movable.length;
  let [x = 0, y = 0, z = 0, w = 0] = random;
  let { cost, bestCost } = on;

  for (let i = 0; i < moves; i++) {
    let t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    const l = movable[((w >>> 16) * count) >>> 16]!;
    const kind = w & 0xffff;
    const c = courseOf[l]!;
    const p = period[l]!;
    const r = room[l]!;
    t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    let p2 = p;
    let r2 = r;
    if (kind >= TIME) {
      const from = freeStarts[c]!;
      p2 = freeItems[from + (((w >>> 16) * (freeStarts[c + 1]! - from)) >>> 16)]!;
    }
    if (kind < TIME || (kind >= BOTH && kind < EXCHANGE)) {
      const from = goodStarts[c]!;
      r2 = goodItems[from + (((w & 0xffff) * (goodStarts[c + 1]! - from)) >>> 16)]!;
    }
    const other = at[p2 * rooms + r2]!;
    if (other === l || other === CLOSED) continue;
    if (kind >= EXCHANGE && p2 !== p) {
      const moved = exchange.find(l, p2);
      if (moved === 0) continue;
      t = x ^ (x << 11);
      x = y;
      y = z;
      z = w;
      w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
      const threshold = temperature * LOG[w >>> 20]!;
      let delta = exchange.delta();
      if (extra === null) {
        if (delta > threshold) continue;
      } else {
        delta += extra.delta(moved, exchange.lectures, exchange.periods, exchange.rooms);
        if (delta > threshold) continue;
        extra.apply(moved, exchange.lectures, exchange.periods, exchange.rooms);
      }
      exchange.apply();
      cost += delta;
      if (cost < bestCost) {
        bestCost = cost;
        on.bestPeriod.set(period);
        on.bestRoom.set(room);
      }
      continue;
    }
    let c2 = -1;
    let together = 0;
    if (other >= 0) {
      c2 = courseOf[other]!;
      if (c2 === c || pinned[other]) continue;
      if (p2 !== p) {
        together = clash[c * courses + c2]!;
        const one = together & 1;
        if (taken[c * periods + p2]! !== one || taken[c2 * periods + p]! !== one) continue;
      }
    } else if (p2 !== p && taken[c * periods + p2]! !== 0) continue;

    t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    const threshold = temperature * LOG[w >>> 20]!;

    let delta = 0;
    if (r2 !== r) {
      delta = seatCost[c * rooms + r2]! - seatCost[c * rooms + r]!;
      if (inRoom[c * rooms + r2] === 0) delta += wRooms;
      if (inRoom[c * rooms + r] === 1) delta -= wRooms;
      if (other >= 0) {
        delta += seatCost[c2 * rooms + r]! - seatCost[c2 * rooms + r2]!;
        if (inRoom[c2 * rooms + r] === 0) delta += wRooms;
        if (inRoom[c2 * rooms + r2] === 1) delta -= wRooms;
      }
    }
    if (p2 !== p) {
      const d = (p / slots) | 0;
      const d2 = (p2 / slots) | 0;
      let isolated = 0;
      const s = p - d * slots;
      const s2 = p2 - d2 * slots;
      const apart = d !== d2 || s - s2 > 4 || s2 - s > 4;
      if (d !== d2) {
        const less = onDay[c * days + d] === 1 ? 1 : 0;
        const more = onDay[c * days + d2] === 0 ? 1 : 0;
        if (less > more && daysShort[c]! >= 0) delta += wDays;
        else if (more > less && daysShort[c]! > 0) delta -= wDays;
        if (other >= 0) {
          const less2 = onDay[c2 * days + d2] === 1 ? 1 : 0;
          const more2 = onDay[c2 * days + d] === 0 ? 1 : 0;
          if (less2 > more2 && daysShort[c2]! >= 0) delta += wDays;
          else if (more2 > less2 && daysShort[c2]! > 0) delta -= wDays;
        }
      }
      if (apart && together < 3) {
        isolated = isolation[c * periods + p]! + isolation[c * periods + p2]!;
        if (other >= 0) isolated += isolation[c2 * periods + p2]! + isolation[c2 * periods + p]!;
      } else {
        for (let k = ofStarts[c]!; k < ofStarts[c + 1]!; k++) {
          const q = ofItems[k]!;
          if (together === 3 && isMember[q * courses + c2] === 1) continue;
          const mask = day[q * days + d]!;
          isolated += ISOLATION[(mask >> s) & 31]!;
          const mask2 = d === d2 ? mask ^ (4 << s) : day[q * days + d2]!;
          isolated += ISOLATION[(mask2 >> s2) & 31]!;
        }
        if (other >= 0) {
          for (let k = ofStarts[c2]!; k < ofStarts[c2 + 1]!; k++) {
            const q = ofItems[k]!;
            if (together === 3 && isMember[q * courses + c] === 1) continue;
            const mask2 = day[q * days + d2]!;
            isolated += ISOLATION[(mask2 >> s2) & 31]!;
            const mask = d === d2 ? mask2 ^ (4 << s2) : day[q * days + d]!;
            isolated += ISOLATION[(mask >> s) & 31]!;
          }
        }
      }
      delta += wIsolated * isolated;
    }
    if (extra === null) {
      if (delta > threshold) continue;
    } else {
      lectures[0] = l;
      toPeriods[0] = p2;
      toRooms[0] = r2;
      lectures[1] = other;
      toPeriods[1] = p;
      toRooms[1] = r;
      const moved = other >= 0 ? 2 : 1;
      delta += extra.delta(moved, lectures, toPeriods, toRooms);
      if (delta > threshold) continue;
      extra.apply(moved, lectures, toPeriods, toRooms);
    }

    if (p2 === p) {
      board.seat(l, r2);
    } else {
      board.lift(l);
      if (other !== FREE) {
        board.lift(other);
        board.put(other, p, r);
      }
      board.put(l, p2, r2);
    }
    cost += delta;
    if (cost < bestCost) {
      bestCost = cost;
      on.bestPeriod.set(period);
      on.bestRoom.set(room);
    }
  }
  random[0] = x;
  random[1] = y;
  random[2] = z;
  random[3] = w;
  on.cost = cost;
  on.bestCost = bestCost;
}
