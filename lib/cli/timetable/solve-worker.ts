import { parentPort, workerData } from "node:worker_threads";
import type { Instance } from "#lib/timetable/model/instance.ts";
import { type Driven, driveSolver, solverSpeed, threadCpuMs } from "./drive-solver.ts";
import { SOLVE_METHODS, type SolveMethod } from "./solve-methods.ts";

/** What a worker is started with. */
export interface SolveJob {
  readonly instance: Instance;
  readonly method: SolveMethod;
  readonly seed: number;
  /** Time there is for all, trials included; null where only the iterations limit. [ms] */
  readonly budgetMs: number | null;
  /** Whether to try first how fast it is. */
  readonly needsSpeed: boolean;
  /** Count the thread's processor time rather than the wall's. */
  readonly byCpu: boolean;
  /** Set to 1 to have the worker stop after its slice. */
  readonly stop: Int32Array<SharedArrayBuffer>;
}

/** What a worker says: how fast it is, where it is, how it ended. */
export type SolveMessage =
  | { readonly kind: "speed"; readonly speed: number; readonly leftMs: number }
  | { readonly kind: "state"; readonly iteration: number; readonly bestCost: number }
  | ({ readonly kind: "end"; readonly ms: number } & Driven);

const { instance, method, seed, budgetMs, needsSpeed, byCpu, stop }: SolveJob = workerData;
const { create, trial, slice } = SOLVE_METHODS[method];
const port = parentPort!;
const say = (message: SolveMessage) => port.postMessage(message);

const now = byCpu ? threadCpuMs : () => performance.now();
const start = now();

/** The number of iterations comes when all workers have told their speed: it must be the same for all. */
port.once("message", (iterations: number) => {
  const begin = now();
  const driven = driveSolver(create({ instance, seed, iterations }), iterations, {
    now,
    isStopped: () => Atomics.load(stop, 0) === 1,
    onState: ({ iteration, bestCost }) => say({ kind: "state", iteration, bestCost }),
    deadline: budgetMs === null ? Number.POSITIVE_INFINITY : start + budgetMs,
    slice,
  });
  say({ kind: "end", ms: now() - begin, ...driven });
});

const timed = budgetMs ?? 0;
const make = (iterations: number) => create({ instance, seed: 0, iterations });
const speed = needsSpeed ? solverSpeed(make, trial, timed, now) : Number.NaN;
say({ kind: "speed", speed, leftMs: timed - (now() - start) });
