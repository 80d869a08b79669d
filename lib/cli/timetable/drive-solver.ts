import type { Plan } from "#lib/timetable/model/plan.ts";
import type { Solver, SolveState } from "#lib/timetable/solve/solve-task.ts";

/** A solver is asked whether to stop, and says where it is, after about so long. */
const SLICE_MS = 50;
/** A trial of speed takes at most this share of the time there is, and no longer than this. */
const TRIAL_SHARE = 0.04;
const LONGEST_TRIAL_MS = 500;
/** The share of the time that is planned for: speed is not the same throughout. */
const PLANNED = 0.96;
/** At this share of the time a solver that will not be ready, by its speed since the other, is made to end sooner. */
const HURRY_AT = 0.85;
const MARK_AT = 0.6;

/** What a driver is told. */
export interface Drive {
  /** Milliseconds of a clock: of the wall, or of the processor's time for this thread. */
  readonly now: () => number;
  readonly isStopped: () => boolean;
  readonly onState: (state: SolveState) => void;
  /** When to end, by that clock; infinite where nothing but the iterations limits. */
  readonly deadline: number;
  /** Iterations of a first slice. */
  readonly slice: number;
}

/** How a solver ended. */
export interface Driven {
  readonly state: SolveState;
  readonly plan: Plan;
  /** It was stopped or hurried: the seed and the iterations do not repeat it. */
  readonly cutShort: boolean;
}

/** Processor time of this thread, which other work on the machine does not stretch. [ms] */
export function threadCpuMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/**
 * Iterations a second, from trials that run from hot to cold, each twice as long as the last, until one is long enough.
 *
 * @param create Makes a solver that ends after so many iterations.
 */
export function solverSpeed(
  create: (iterations: number) => Solver,
  trial: number,
  budgetMs: number,
  now: () => number,
): number {
  const enough = Math.min(LONGEST_TRIAL_MS, TRIAL_SHARE * budgetMs);
  for (let iterations = trial; ; iterations *= 2) {
    const start = now();
    const solver = create(iterations);
    let state = solver.run(iterations);
    while (!state.done) state = solver.run(iterations);
    const took = now() - start;
    if (took >= enough || state.iteration < iterations) return (1000 * state.iteration) / Math.max(took, 0.01);
  }
}

/** Iterations to plan for, at a speed and for a time. */
export function plannedIterations(speed: number, ms: number): number {
  return Math.max(1, Math.floor((PLANNED * speed * ms) / 1000));
}

/** Runs a solver in slices until it is done, stopped, or out of time. */
export function driveSolver(solver: Solver, iterations: number, { now, isStopped, onState, ...drive }: Drive): Driven {
  const begin = now();
  const shareAt = (time: number) => (time - begin) / (drive.deadline - begin);
  let slice = drive.slice;
  let last = begin;
  let state = solver.run(0);
  let mark = { time: begin, iteration: 0 };
  let isJudged = false;
  let cutShort = false;
  while (!state.done) {
    if (isStopped() || last >= drive.deadline) {
      cutShort = true;
      break;
    }
    state = solver.run(slice);
    onState(state);
    const time = now();
    slice = Math.max(1, Math.round(slice * Math.min(2, SLICE_MS / Math.max(1, time - last))));
    last = time;
    if (shareAt(time) < MARK_AT) mark = { time, iteration: state.iteration };
    if (isJudged || shareAt(time) < HURRY_AT) continue;
    isJudged = true;
    const within = ((state.iteration - mark.iteration) / (time - mark.time)) * (drive.deadline - time);
    if (state.iteration + within >= iterations) continue;
    cutShort = true;
    solver.endWithin(Math.floor(PLANNED * within));
  }
  return { state, plan: solver.best(), cutShort };
}
