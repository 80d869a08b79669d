import { parentPort, workerData } from "node:worker_threads";
import type { State } from "#analyses/schedule-comparison/measures.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import type { SolveState } from "#lib/timetable/solve/solve-task.ts";
import type { SolveProgress, SolveRequest } from "#lib/timetable/what-if/solve-request.ts";
import { driveSolver, plannedIterations, solverSpeed, threadCpuMs } from "./drive-solver.ts";
import { SOLVE_METHODS } from "./solve-methods.ts";
import { whatIfTask } from "./what-if-task.ts";

/** What a thread is started with. */
export interface WhatIfJob {
  readonly state: State;
  readonly request: SolveRequest;
  /** How many moves to try; null: as many as fit into the time asked for, found by a trial. */
  readonly iterations: number | null;
  /** A flag that is set to 1 to end the search early, with the best plan so far. */
  readonly stop: SharedArrayBuffer;
}

/** What a thread says. */
export type WhatIfNews =
  | { readonly progress: SolveProgress }
  | { readonly plan: Plan; readonly hard: number; readonly iterations: number }
  | { readonly fault: string };

const TELL_MS = 500;
const MOST_TRACED = 100;

const { state, request, iterations, stop }: WhatIfJob = workerData;
const stopped = new Int32Array(stop);
const tell = (news: WhatIfNews) => parentPort?.postMessage(news);

try {
  search();
} catch (error) {
  if (!(error instanceof Error) || error.name !== "UserError") throw error;
  tell({ fault: error.message });
}

function search(): void {
  const begun = performance.now();
  const now = () => performance.now();
  const { create: make, trial, slice } = SOLVE_METHODS[request.method];
  const create = (moves: number) => make({ ...whatIfTask(state, request), iterations: moves });
  const ms = 1000 * request.seconds;
  // By the thread's own time: what else the machine does while it is tried must not make the search a short one.
  const budget = iterations ?? plannedIterations(solverSpeed(create, trial, ms, threadCpuMs), ms);
  const trace: [number, number][] = [];
  let told = Number.NEGATIVE_INFINITY;
  const report = ({ iteration, hard, excess, bestCost }: SolveState) => {
    told = now();
    // While a hard rule is broken there is no cost, and beyond what may be it means little.
    const best = Number.isFinite(bestCost) && excess === 0 ? bestCost : null;
    if (best !== null) addTo(trace, iteration, best);
    const elapsed = (told - begun) / 1000;
    tell({ progress: { iteration, iterations: budget, hard, excess, best, elapsed, trace: [...trace] } });
  };
  const driven = driveSolver(create(budget), budget, {
    now,
    isStopped: () => Atomics.load(stopped, 0) === 1,
    onState: (at) => {
      if (now() - told > TELL_MS) report(at);
    },
    // The budget is made for the time; a job that is begun again tries as many moves, however long they take.
    deadline: Number.POSITIVE_INFINITY,
    slice,
  });
  report(driven.state);
  tell({ plan: driven.plan, hard: driven.state.hard, iterations: budget });
}

/** Keeps at most so many points of the trace, thinning the early ones. */
function addTo(trace: [number, number][], iteration: number, best: number): void {
  trace.push([iteration, best]);
  if (trace.length <= MOST_TRACED) return;
  for (let i = trace.length - 2; i > 0; i -= 2) trace.splice(i, 1);
}
