import type { SoftWeights } from "../cost/plan-cost.ts";
import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";

/** What a solver minimises beside UD2: energy, disturbance. Lectures are numbered as in a complete plan. */
export interface ExtraCost {
  /**
   * Change of cost if these lectures went there, each from where it is now to its new period and room. Changes nothing.
   * Only the first `count` entries of the arrays count.
   */
  delta(count: number, lectures: Int32Array, periods: Int32Array, rooms: Int32Array): number;
  /** Moves them. */
  apply(count: number, lectures: Int32Array, periods: Int32Array, rooms: Int32Array): void;
  /** Takes the whole plan, period and room of each lecture, and gives its cost. */
  reset(periods: Int32Array, rooms: Int32Array): number;
  /**
   * How far a plan lies beyond what may be, such as lectures in rooms that do not suit them: each counts in the cost more than anything
   * else does, so that any plan with less of it is better.
   */
  excess?(periods: Int32Array, rooms: Int32Array): number;
}

/** What is to be solved, from where, and for how long. */
export interface SolveTask {
  readonly instance: Instance;
  /** A complete plan to start from. What breaks a hard rule in it is repaired first. */
  readonly start?: Plan;
  /** 1 for each lecture that stays where `start` has it. */
  readonly pinned?: Uint8Array;
  /** Rooms × periods, 1 where a room may not be used: `room * periods + period`. */
  readonly closed?: Uint8Array;
  /** Instead of those of UD2. */
  readonly weights?: SoftWeights;
  readonly extra?: ExtraCost;
  readonly seed: number;
  /** How many moves are tried: temperature depends on the number of the move alone, so that a seed repeats. */
  readonly iterations: number;
  readonly startTemperature?: number;
  readonly endTemperature?: number;
}

/** How far a solver is. */
export interface SolveState {
  readonly done: boolean;
  readonly iteration: number;
  /** Cost of where it is, soft and extra; NaN while a hard rule is broken. */
  readonly cost: number;
  /** Cost of the best plan so far; NaN while none is feasible. */
  readonly bestCost: number;
  /** Lectures that have no place yet. */
  readonly hard: number;
  /** How far the best plan lies beyond what may be; its cost means little then. */
  readonly excess: number;
  readonly temperature: number;
}

/** A solver at work, in slices: the caller has the clock. */
export interface Solver {
  /** Tries up to so many moves, then says where it is. How the moves are sliced changes nothing in what is found. */
  run(moves: number): SolveState;
  /** Ends within so many moves from now, temperature falling faster to its end: what is found no longer repeats by the seed alone. */
  endWithin(moves: number): void;
  /** The best plan so far; lectures without a place break a hard rule in it, so that an evaluator sees them. */
  best(): Plan;
}
