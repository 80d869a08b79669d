import { parentPort, workerData } from "node:worker_threads";
import type { State } from "#analyses/schedule-comparison/measures.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import { createChain } from "#lib/timetable/solve/annealing-chain.ts";
import { createGenetic } from "#lib/timetable/solve/genetic.ts";
import type { SolveProgress, SolveRequest } from "#lib/timetable/what-if/solve-request.ts";
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

/** The first moves are slow, as their code is not compiled yet: they warm the trial up. */
const WARM_UP_MS = 400;
const TRIAL_MS = 400;
const SLICE_MS = 50;
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
  const create = request.method === "ga" ? createGenetic : createChain;
  const budget = iterations ?? triedBudget();
  const solver = create({ ...whatIfTask(state, request), iterations: budget });
  const trace: [number, number][] = [];
  let slice = 1000;
  let told = Number.NEGATIVE_INFINITY;
  for (;;) {
    const at = performance.now();
    const now = solver.run(slice);
    const took = performance.now() - at;
    slice = Math.max(100, Math.round((slice * SLICE_MS) / Math.max(1, took)));
    const isOver = now.done || Atomics.load(stopped, 0) === 1;
    if (performance.now() - told > TELL_MS || isOver) {
      told = performance.now();
      if (Number.isFinite(now.bestCost)) addTo(trace, now.iteration, now.bestCost);
      const elapsed = (told - begun) / 1000;
      const best = Number.isFinite(now.bestCost) ? now.bestCost : 0;
      tell({
        progress: { iteration: now.iteration, iterations: budget, hard: now.hard, best, elapsed, trace: [...trace] },
      });
    }
    if (isOver) {
      tell({ plan: solver.best(), hard: now.hard, iterations: budget });
      return;
    }
  }
}

/** How many moves fit into the time that was asked for, by how fast the first ones are. */
function triedBudget(): number {
  const create = request.method === "ga" ? createGenetic : createChain;
  const solver = create({ ...whatIfTask(state, request), iterations: 1e12 });
  const movesIn = (ms: number) => {
    const begun = performance.now();
    const from = solver.run(0).iteration;
    let moves = from;
    let before = -1;
    while (performance.now() - begun < ms && moves !== before) {
      before = moves;
      moves = solver.run(2000).iteration;
    }
    return (moves - from) / (performance.now() - begun);
  };
  movesIn(WARM_UP_MS);
  const perSecond = 1000 * movesIn(TRIAL_MS);
  return Math.max(1, Math.round(perSecond * request.seconds));
}

/** Keeps at most so many points of the trace, thinning the early ones. */
function addTo(trace: [number, number][], iteration: number, best: number): void {
  trace.push([iteration, best]);
  if (trace.length <= MOST_TRACED) return;
  for (let i = trace.length - 2; i > 0; i -= 2) trace.splice(i, 1);
}
