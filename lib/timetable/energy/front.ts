import { evaluate } from "../cost/evaluate.ts";
import type { SoftWeights } from "../cost/plan-cost.ts";
import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import { createChain } from "../solve/annealing-chain.ts";
import type { Solver } from "../solve/solve-task.ts";
import { alignedPlan } from "./aligned-plan.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import { disturbance } from "./disturbance.ts";
import { energyCost } from "./energy-cost.ts";
import { type EnergyWeights, energyPoints } from "./energy-weights.ts";
import { type FrontPoint, movedBy, nondominated, thinned } from "./front-point.ts";
import { scorePlan } from "./score-plan.ts";

/** What a front is searched for. */
export interface FrontTask {
  readonly instance: Instance;
  /** The timetable in force, complete: the first point, and where the search starts. */
  readonly current: Plan;
  readonly energy: CampusEnergy;
  /** What a saving is, in points of UD2. */
  readonly aim: Omit<EnergyWeights, "movedTime" | "movedRoom">;
  /** Weights of UD2, as the search weighs them against the aim. */
  readonly soft?: SoftWeights;
  /** 1 for each lecture that stays. */
  readonly pinned?: Uint8Array;
  /** Rooms × periods, 1 where a room may not be used. */
  readonly closed?: Uint8Array;
  /** Lectures that may be moved at most. */
  readonly mostMoved?: number;
  readonly seed: number;
  /** Moves tried in all. */
  readonly iterations: number;
  /** Points at most; the others are thinned out. */
  readonly mostPoints?: number;
}

/** How far a front is. */
export interface FrontState {
  readonly done: boolean;
  readonly iteration: number;
  readonly iterations: number;
}

/** A search at work, in slices: the caller has the clock. */
export interface FrontSearch {
  /** Tries up to so many moves. How they are sliced changes nothing in what is found. */
  run(moves: number): FrontState;
  /** What is found so far: the timetable in force first. */
  points(): FrontPoint[];
}

/** A kilogram of CO2e a week weighs half a point of UD2: half a student without a seat, a quarter of a lecture on its own. */
export const DEFAULT_AIM: FrontTask["aim"] = { kwh: 0, kgCo2e: 0.5, thousandKrw: 0, exportedKwh: 0, peakKw: 0 };

/** Points that a move in time must be worth: from what hardly any is, down; that of a room is worth half. */
const DEAREST = 40;
const RATIO = 0.8;
const CHEAPEST = 0.1;
const RUNGS = Math.ceil(Math.log(CHEAPEST / DEAREST) / Math.log(RATIO));
/** Shares of lectures that may move at most, one after another: a plan is kept at each. [1] */
const CAPS = [0.025, 0.0625, 0.125, 0.25, 0.375, 0.5, 0.625, 0.75] as const;
/** The last step, on which moves are free, is longer and warmer. */
const FREE_SHARE = 0.25;
const FREE_TEMPERATURE = 3;
/** Temperature at the start of a rung against the worth of a move, and its least. */
const WARMTH = 0.05;
const LEAST_TEMPERATURE = 0.2;
const END_TEMPERATURE = 0.05;
const ROOM_SHARE = 0.5;
const MOST_POINTS = 14;

/**
 * Searches for plans between least disturbance and greatest saving: simulated annealing starts from the timetable in force while a
 * move must be worth so much that hardly any is, and goes on from the plan found while it need be worth less and less. What moves
 * first is thereby what saves most. No plan breaks a hard rule if that in force breaks none.
 *
 * @param task The instance, the campus and the aim.
 * @returns The search, not begun. The same task gives the same points.
 */
export function createFront(task: FrontTask): FrontSearch {
  const { instance, current, energy, aim, iterations } = task;
  const was = scorePlan(instance, current, energy);
  const breaksRules = evaluate(instance, current).hard.total > 0;
  const found: Omit<FrontPoint, "cost">[] = [pointOf(current, 0)];
  const most = task.mostMoved ?? current.length;
  const caps = [...CAPS.map((share) => Math.round(share * current.length)).filter((cap) => cap < most), most];
  const each = Math.floor((iterations * (1 - FREE_SHARE)) / (RUNGS + caps.length));
  let rung = 0;
  let cap = 0;
  let plan = current;
  let iteration = 0;
  let begun = 0;
  let chain: Solver | null = null;

  function pointOf(of: Plan, moveWorth: number): Omit<FrontPoint, "cost"> {
    const score = scorePlan(instance, of, energy);
    const saving = energyPoints(was, all(aim)) - energyPoints(score, all(aim));
    return { plan: of, score, disturbance: disturbance(instance, current, of), saving, moveWorth };
  }

  const worth = () => (rung < RUNGS ? DEAREST * RATIO ** rung : 0);
  const isLast = () => rung === RUNGS && cap === caps.length - 1;
  const end = () => (isLast() ? iterations : begun + each);

  function begin(): Solver {
    const { pinned, closed, soft } = task;
    const weights = { ...aim, movedTime: worth(), movedRoom: ROOM_SHARE * worth() };
    return createChain({
      ...{ instance, start: plan, seed: task.seed + rung + cap, iterations: end() - begun },
      extra: energyCost({ instance, energy, weights, current, mostMoved: caps[cap]! }),
      startTemperature: isLast() ? FREE_TEMPERATURE : Math.max(LEAST_TEMPERATURE, WARMTH * worth()),
      endTemperature: END_TEMPERATURE,
      ...(pinned && { pinned }),
      ...(closed && { closed }),
      ...(soft && { weights: soft }),
    });
  }

  /** Keeps the plan of a step, and goes on to the next: more moves where no more may be or where they are free, cheaper ones else. */
  function close(done: Solver): void {
    if (done.run(0).hard === 0) {
      plan = alignedPlan(current, done.best());
      found.push(pointOf(plan, worth()));
    }
    [chain, begun, iteration] = [null, end(), end()];
    const isFull = rung === RUNGS || movedBy(found.at(-1)!) >= caps[cap]!;
    if (cap < caps.length - 1 && isFull) cap++;
    else rung++;
  }

  function run(moves: number): FrontState {
    let left = moves;
    while (left > 0 && rung <= RUNGS) {
      chain ??= begin();
      const some = Math.min(left, end() - iteration);
      const { done } = chain.run(some);
      left -= some;
      iteration += some;
      if (done || iteration >= end()) close(chain);
    }
    return { done: rung > RUNGS, iteration, iterations };
  }

  /** That in force is no answer where it breaks a hard rule: then it is told, but beats nothing. */
  function points(): FrontPoint[] {
    const [first, ...others] = found;
    const left = breaksRules ? [first!, ...nondominated(others)] : nondominated(found);
    return thinned(left, task.mostPoints ?? MOST_POINTS).map((point) => ({
      ...point,
      cost: evaluate(instance, point.plan),
    }));
  }

  return { run, points };
}

function all(aim: FrontTask["aim"]): EnergyWeights {
  return { ...aim, movedTime: 0, movedRoom: 0 };
}

/** Moves between two looks at whether to go on: well below a tenth of a second. */
const SLICE = 100_000;

/**
 * Searches a whole front at once.
 *
 * @param task The instance, the campus and the aim.
 * @param onProgress Told how far it is after each slice; false stops it.
 * @returns The points found.
 */
export function front(task: FrontTask, onProgress?: (state: FrontState) => boolean): FrontPoint[] {
  const search = createFront(task);
  for (;;) {
    const state = search.run(SLICE);
    if (state.done || onProgress?.(state) === false) return search.points();
  }
}
