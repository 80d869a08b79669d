import { createBoard, FREE, NOWHERE } from "./board.ts";
import { boardCost } from "./board-cost.ts";
import { denseInstance } from "./dense-instance.ts";
import { createInsertion } from "./insertion.ts";
import { planOf } from "./plan-of.ts";
import { putStart } from "./put-start.ts";
import { randomBelow, seededRandom } from "./seeded-random.ts";
import type { Solver, SolveState, SolveTask } from "./solve-task.ts";

const POPULATION = 60;
const TOURNAMENT = 3;
/** Children that take courses from two parents; the others are copies, to be mutated. */
const CROSSED_PERCENT = 80;
/** Lectures of a child that are taken out and placed anew: from 1 to this many. */
const MOST_MUTATIONS = 6;
/** What a lecture without a place counts, so that any plan with fewer is fitter. */
const UNPLACED = 1e12;

interface Individual {
  readonly period: Int32Array;
  readonly room: Int32Array;
  readonly unplaced: number;
  readonly cost: number;
}

/**
 * Makes a genetic algorithm, the baseline: a steady population of plans [1]. A child takes the lectures of each course from one of two
 * parents, chosen by tournament; those that cannot be there any more and a few others are placed anew where it costs least.
 * It replaces the worst of a tournament. A move is a child.
 *
 * @param task What to solve, from where, for how many children. Temperatures mean nothing here.
 * @returns The solver, not begun.
 * @throws {UserError} If the start is not a complete plan or a pinned lecture cannot stay where it is.
 *
 * [1] A. E. Eiben, J. E. Smith, Introduction to Evolutionary Computing, 2nd ed. Springer, 2015, doi:10.1007/978-3-662-44874-8.
 */
export function createGenetic(task: SolveTask): Solver {
  const dense = denseInstance(task.instance, task.weights);
  const { periods, rooms, courses, courseOf } = dense;
  const board = createBoard(dense, task.closed);
  const pinned = task.pinned ?? new Uint8Array(dense.lectures);
  const random = seededRandom(task.seed);
  const insert = createInsertion(dense, board, random);
  if (task.start) putStart(task.instance, dense, board, task.start, pinned);
  const fixed = { period: board.period.slice(), room: board.room.slice() };
  const order = Int32Array.from({ length: dense.lectures }, (_, l) => l);
  const population: Individual[] = [];
  let best: Individual | null = null;
  let iteration = 0;
  let last = task.iterations;

  const badness = ({ unplaced, cost }: Individual) => unplaced * UNPLACED + cost;
  const fitter = (a: Individual, b: Individual) => (badness(a) < badness(b) ? a : b);

  function drawn(pick: (a: Individual, b: Individual) => Individual): Individual {
    let chosen = population[randomBelow(random, population.length)]!;
    for (let k = 1; k < TOURNAMENT; k++) chosen = pick(chosen, population[randomBelow(random, population.length)]!);
    return chosen;
  }

  function shuffle(): void {
    for (let k = order.length - 1; k > 0; k--) {
      const other = randomBelow(random, k + 1);
      [order[k], order[other]] = [order[other]!, order[k]!];
    }
  }

  function clear(): void {
    for (let l = 0; l < dense.lectures; l++) if (board.period[l] !== NOWHERE && !pinned[l]) board.lift(l);
  }

  /** Puts lectures where their parents have them, as far as they can be there, then the others where it costs least. */
  function express(from: (course: number) => { period: Int32Array; room: Int32Array }): Individual {
    clear();
    shuffle();
    for (const l of order) {
      const c = courseOf[l]!;
      const p = from(c).period[l]!;
      const r = from(c).room[l]!;
      if (p < 0 || pinned[l] || board.taken[c * periods + p] !== 0 || board.at[p * rooms + r] !== FREE) continue;
      board.put(l, p, r);
    }
    return settle();
  }

  function settle(): Individual {
    let unplaced = 0;
    for (const l of order) if (board.period[l] === NOWHERE && !insert(l)) unplaced++;
    const soft = boardCost(dense, board);
    const extra = unplaced === 0 ? (task.extra?.reset(board.period, board.room) ?? 0) : 0;
    return { period: board.period.slice(), room: board.room.slice(), unplaced, cost: soft + extra };
  }

  function child(): Individual {
    const mother = drawn(fitter);
    const father = randomBelow(random, 100) < CROSSED_PERCENT ? drawn(fitter) : mother;
    const side = Uint8Array.from({ length: courses }, () => randomBelow(random, 2));
    const mutated = new Set<number>();
    for (let k = 1 + randomBelow(random, MOST_MUTATIONS); k > 0; k--) mutated.add(randomBelow(random, dense.lectures));
    const genes = [mother, father].map(({ period, room }) => {
      const free = period.slice();
      for (const l of mutated) free[l] = NOWHERE;
      return { period: free, room };
    });
    return express((c) => genes[side[c]!]!);
  }

  function step(): void {
    const born =
      population.length === 0
        ? express(() => fixed)
        : population.length < POPULATION
          ? express(() => ({ period: fixed.period.map(() => NOWHERE), room: fixed.room }))
          : child();
    if (population.length < POPULATION) {
      population.push(born);
    } else {
      const worst = drawn((a, b) => (fitter(a, b) === a ? b : a));
      if (fitter(born, worst) === born) population[population.indexOf(worst)] = born;
    }
    best = best ? fitter(best, born) : born;
    iteration++;
  }

  function run(moves: number): SolveState {
    const end = Math.min(last, iteration + moves);
    const isSettled = () => best !== null && best.unplaced === 0 && best.cost === 0 && !task.extra;
    while (iteration < end && !isSettled()) step();
    const cost = best && best.unplaced === 0 ? best.cost : Number.NaN;
    return {
      done: iteration >= last || isSettled(),
      iteration,
      cost,
      bestCost: cost,
      hard: best?.unplaced ?? dense.lectures,
      excess: best?.unplaced === 0 ? (task.extra?.excess?.(best.period, best.room) ?? 0) : 0,
      temperature: Number.NaN,
    };
  }

  function endWithin(moves: number): void {
    last = Math.min(last, iteration + moves);
  }

  return { run, endWithin, best: () => planOf(dense, (best ?? fixed).period, (best ?? fixed).room) };
}
