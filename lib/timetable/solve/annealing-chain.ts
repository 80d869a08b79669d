import type { Plan } from "../model/plan.ts";
import { type Annealed, anneal } from "./anneal.ts";
import { createBoard } from "./board.ts";
import { boardCost } from "./board-cost.ts";
import { denseInstance } from "./dense-instance.ts";
import { createExchange } from "./exchange.ts";
import { createRepair } from "./find-feasible.ts";
import { planOf } from "./plan-of.ts";
import { putStart } from "./put-start.ts";
import { seededRandom } from "./seeded-random.ts";
import type { Solver, SolveState, SolveTask } from "./solve-task.ts";

/** Moves that a step of the repair counts as: about what it takes. */
const MOVES_PER_STEP = 100;
/** Moves at one temperature. */
const BLOCK = 1024;
const START_TEMPERATURE = 10;
const END_TEMPERATURE = 0.1;
/** The share of the moves before the first reheat, and how often the best plan so far is warmed again after it. */
const FIRST_SHARE = 0.7;
const REHEATS = 3;
/** Of the temperature at the beginning. */
const REHEATED_TO = 0.1;

/**
 * Makes a solver in two phases: what has no place is placed by repair, then simulated annealing [1] moves lectures without
 * ever breaking a hard rule. Temperature falls geometrically with the number of the move, so the same task gives the same plan;
 * it is raised again a few times near the end, each time from the best plan so far.
 *
 * @param task What to solve, from where, for how many moves.
 * @returns The solver, not begun.
 * @throws {UserError} If the start is not a complete plan or a pinned lecture cannot stay where it is.
 *
 * [1] R. Bellio, S. Ceschia, L. Di Gaspero, A. Schaerf, T. Urli, "Feature-based tuning of simulated annealing applied to the
 *     curriculum-based course timetabling problem," Comput. Oper. Res., vol. 65, pp. 83–92, 2016, doi:10.1016/j.cor.2015.07.002.
 */
export function createChain(task: SolveTask): Solver {
  const dense = denseInstance(task.instance, task.weights);
  const board = createBoard(dense, task.closed);
  const pinned = task.pinned ?? new Uint8Array(dense.lectures);
  const random = seededRandom(task.seed);
  if (task.start) putStart(task.instance, dense, board, task.start, pinned);
  const repair = createRepair(dense, board, pinned, random);
  const extra = task.extra ?? null;
  const cold = task.endTemperature ?? END_TEMPERATURE;
  const movable = Int32Array.from(pinned.keys().filter((l) => !pinned[l]));
  const on: Annealed = {
    dense,
    board,
    movable,
    pinned,
    exchange: createExchange(dense, board, pinned),
    extra,
    random,
    cost: Number.NaN,
    bestCost: Number.NaN,
    bestPeriod: new Int32Array(dense.lectures),
    bestRoom: new Int32Array(dense.lectures),
  };
  let iteration = 0;
  let last = task.iterations;
  /** Where the present leg begins and ends, its temperature at its beginning, and how many reheats come after it. */
  let annealFrom = 0;
  let annealTo = task.iterations;
  const hot = task.startTemperature ?? START_TEMPERATURE;
  let from = hot;
  let reheats = REHEATS;
  let hard = repair.run(0);
  if (hard === 0) begin();

  function begin(): void {
    annealFrom = iteration;
    annealTo = iteration + Math.ceil(FIRST_SHARE * (last - iteration));
    on.cost = boardCost(dense, board) + (extra?.reset(board.period, board.room) ?? 0);
    on.bestCost = on.cost;
    on.bestPeriod.set(board.period);
    on.bestRoom.set(board.room);
  }

  /** From the best plan so far, warm again. */
  function reheat(): void {
    for (let l = 0; l < dense.lectures; l++) board.lift(l);
    for (let l = 0; l < dense.lectures; l++) board.put(l, on.bestPeriod[l]!, on.bestRoom[l]!);
    on.cost = boardCost(dense, board) + (extra?.reset(board.period, board.room) ?? 0);
    annealFrom = iteration;
    annealTo = iteration + Math.ceil((last - iteration) / reheats);
    reheats--;
    from = Math.max(cold, REHEATED_TO * hot);
  }

  function temperatureAt(move: number): number {
    const done = move - annealFrom;
    const block = done - (done % BLOCK);
    return from * (cold / from) ** Math.min(1, block / Math.max(1, annealTo - annealFrom));
  }

  /** Nothing to gain or nothing to move. */
  const isSettled = () => hard === 0 && ((on.bestCost === 0 && extra === null) || movable.length === 0);

  function run(moves: number): SolveState {
    const end = Math.min(last, iteration + moves);
    while (iteration < end && hard > 0) {
      hard = repair.run(1);
      iteration = Math.min(last, iteration + MOVES_PER_STEP);
      if (hard === 0) begin();
    }
    while (iteration < end && !isSettled()) {
      if (iteration >= annealTo) reheat();
      const some = Math.min(Math.min(end, annealTo) - iteration, BLOCK - ((iteration - annealFrom) % BLOCK));
      anneal(on, some, temperatureAt(iteration));
      iteration += some;
    }
    return {
      done: iteration >= last || isSettled(),
      iteration,
      cost: on.cost,
      bestCost: on.bestCost,
      hard,
      excess: hard === 0 ? (extra?.excess?.(on.bestPeriod, on.bestRoom) ?? 0) : 0,
      temperature: temperatureAt(iteration),
    };
  }

  function endWithin(moves: number): void {
    if (iteration + moves >= last) return;
    from = temperatureAt(iteration);
    annealFrom = iteration;
    last = iteration + moves;
    annealTo = last;
    reheats = 0;
  }

  function best(): Plan {
    return hard > 0 ? planOf(dense, board.period, board.room) : planOf(dense, on.bestPeriod, on.bestRoom);
  }

  return { run, endWithin, best };
}
