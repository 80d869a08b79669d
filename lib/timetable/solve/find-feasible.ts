import { type Board, CLOSED, FREE } from "./board.ts";
import type { DenseInstance } from "./dense-instance.ts";
import { type RandomState, randomBelow } from "./seeded-random.ts";

/** Repairs a board until every lecture has a place, step by step. */
export interface Repair {
  /** Finds a place for up to so many lectures, and gives how many have none then. */
  run(steps: number): number;
}

/** What a room that does not suit counts: as many lectures that were never driven out. */
const UNSUITED = 10;
/** Steps without a new least number of lectures to place, after which a part of the plan is taken apart. */
const PATIENCE = 3000;

/**
 * Places lectures one at a time where that drives out those that were easiest to place so far [1]: a lecture counts more
 * each time it is driven out, a room that does not suit as much as several. A plan that gets nowhere is taken apart in part, and all lectures count the same again.
 *
 * @param dense The instance.
 * @param board The board, where what has a place already is without a clash.
 * @param pinned 1 for each lecture that is never driven out.
 * @param random The generator.
 * @returns The repair.
 *
 * [1] Y. Nagata, O. Bräysy, "A powerful route minimization heuristic for the vehicle routing problem with time windows,"
 *     Oper. Res. Lett., vol. 37, pp. 333–338, 2009, doi:10.1016/j.orl.2009.04.006.
 */
export function createRepair(dense: DenseInstance, board: Board, pinned: Uint8Array, random: RandomState): Repair {
  const { courses, rooms, courseOf, clash, available, seatCost, unsuitable } = dense;
  const { period, at } = board;
  const hardness = new Float64Array(dense.lectures).fill(1);
  const waiting: number[] = [];
  for (let l = 0; l < dense.lectures; l++) if (period[l]! < 0 && !pinned[l]) waiting.push(l);
  let fewest = waiting.length;
  let idle = 0;

  function driveOut(l: number): void {
    board.lift(l);
    hardness[l]!++;
    waiting.push(l);
  }

  /** Sum of the hardness of those who would have to leave a period; infinite where one is pinned. */
  function clashesIn(c: number, p: number): number {
    let sum = 0;
    for (let r = 0; r < rooms; r++) {
      const other = at[p * rooms + r]!;
      if (other >= 0 && clash[c * courses + courseOf[other]!]) sum += pinned[other] ? Infinity : hardness[other]!;
    }
    return sum;
  }

  function place(l: number): void {
    const c = courseOf[l]!;
    let least = Infinity;
    let where = -1;
    for (let k = available.starts[c]!; k < available.starts[c + 1]!; k++) {
      const p = available.items[k]!;
      const clashes = clashesIn(c, p);
      if (clashes >= least) continue;
      const noise = randomBelow(random, 1024) / 2048;
      for (let r = 0; r < rooms; r++) {
        const other = at[p * rooms + r]!;
        if (other === CLOSED) continue;
        const stays = other >= 0 && !clash[c * courses + courseOf[other]!];
        const price = clashes + noise + (stays ? (pinned[other] ? Infinity : hardness[other]!) : 0);
        const total = price + UNSUITED * unsuitable[c * rooms + r]! + Math.min(0.4, seatCost[c * rooms + r]! * 0.01);
        if (total < least) {
          least = total;
          where = p * rooms + r;
        }
      }
    }
    if (where < 0) {
      waiting.push(l);
      return;
    }
    const p = (where / rooms) | 0;
    for (let r = 0; r < rooms; r++) {
      const other = at[p * rooms + r]!;
      if (other !== FREE && other !== CLOSED && clash[c * courses + courseOf[other]!]) driveOut(other);
    }
    if (at[where] !== FREE) driveOut(at[where]!);
    board.put(l, p, where - p * rooms);
  }

  function takeApart(): void {
    hardness.fill(1);
    for (let l = 0; l < period.length; l++) {
      if (period[l]! >= 0 && !pinned[l] && randomBelow(random, 5) === 0) driveOut(l);
    }
    fewest = waiting.length;
    idle = 0;
  }

  function run(steps: number): number {
    for (let k = 0; k < steps && waiting.length > 0; k++) {
      const next = randomBelow(random, waiting.length);
      const l = waiting[next]!;
      waiting[next] = waiting[waiting.length - 1]!;
      waiting.pop();
      place(l);
      if (waiting.length < fewest) {
        fewest = waiting.length;
        idle = 0;
      } else if (++idle > PATIENCE) takeApart();
    }
    return waiting.length;
  }

  return { run };
}
