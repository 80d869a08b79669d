import path from "node:path";
import { Worker } from "node:worker_threads";
import { analysis as scheduleComparison } from "#analyses/schedule-comparison/analysis.ts";
import { current, instance, type State } from "#analyses/schedule-comparison/measures.ts";
import { UserError } from "#lib/core/user-error.ts";
import type { Lake } from "#lib/lake/lake.ts";
import type { Analysis } from "#lib/notebook/analysis.ts";
import { loadChoices, loadPageState } from "#lib/notebook/page-state.ts";
import type { SolveJob } from "#lib/state/solve/ask-solve.ts";
import type { SolveTurn } from "#lib/state/solve/start-solving.ts";
import type { SolveEnd } from "#lib/state/solve/work-solve.ts";
import { evaluate } from "#lib/timetable/cost/evaluate.ts";
import { unsuitedLectures } from "#lib/timetable/cost/unsuited-lectures.ts";
import { disturbance } from "#lib/timetable/energy/disturbance.ts";
import { movedBy } from "#lib/timetable/energy/front-point.ts";
import type { Plan } from "#lib/timetable/model/plan.ts";
import { runColumns } from "#lib/timetable/model/run-columns.ts";
import { SOLVER_VERSION } from "#lib/timetable/solve/solver-version.ts";
import type { SolveRequest } from "#lib/timetable/what-if/solve-request.ts";
import { PROJECT_ROOT } from "../world.ts";
import { planNamed } from "./what-if-task.ts";
import type { WhatIfJob, WhatIfNews } from "./what-if-thread.ts";

const THREAD = new URL("./what-if-thread.ts", import.meta.url);
const analysis = scheduleComparison as unknown as Analysis;
const FOLDER = path.join(PROJECT_ROOT, "analyses", analysis.slug);

interface Found {
  readonly plan: Plan;
  readonly iterations: number;
}

/**
 * Solves a job in a thread of its own and puts the plan into the lake, as a run named after the job. A plan that breaks a hard
 * rule by the independent evaluator, moves more lectures than it may, or has more in rooms that do not suit them than the plan that it
 * started from, is never kept.
 */
export async function solveWhatIf(
  lake: Lake,
  { id, request, progress }: SolveJob,
  turn: SolveTurn,
  now: () => number = Date.now,
): Promise<SolveEnd> {
  const state = await stateOf(lake, request);
  // A job that is begun again tries as many moves as it was found to have time for, so that it finds the same plan.
  const job = { state, request, iterations: request.iterations ?? progress?.iterations ?? null };
  let cancelled: "drop" | "keep" | undefined;
  const found = await inThread(job, turn, (how) => {
    cancelled = how;
  });
  if (!found) return { status: "cancelled", run: null };
  const known = instance(state)!;
  const { hard } = evaluate(known, found.plan);
  if (hard.total > 0) {
    if (cancelled) return { status: "cancelled", run: null };
    throw new UserError(
      `No timetable was found that breaks no hard rule: ${hard.total} were left. Pin less, open a building, or search for longer than ${request.seconds} s`,
    );
  }
  const moved = movedFrom(state, found.plan);
  if (request.mostMoved !== null && moved > request.mostMoved) {
    if (cancelled) return { status: "cancelled", run: null };
    throw new UserError(
      `No timetable was found that moves no more lectures than ${request.mostMoved}: the best moves ${moved}. Allow more, close less, or search for longer than ${request.seconds} s`,
    );
  }
  const unsuited = unsuitedLectures(known, found.plan).length;
  const atStart = request.start ? unsuitedLectures(known, planNamed(state, known, request.start)!).length : 0;
  if (unsuited > atStart) {
    if (cancelled) return { status: "cancelled", run: null };
    throw new UserError(
      `No timetable was found without lectures in rooms that do not suit them: ${unsuited} were left. Pin less, open a building, or search for longer than ${request.seconds} s`,
    );
  }
  const run = id.slice(0, 8);
  // A plan is as much of this world as the timetable that it is for.
  const quality = state.rows.timetable[0]!.quality === "synthetic" ? "synthetic" : "estimated";
  const provenance = { source: "Wattbook, lib/cli/timetable/solve-what-if.ts", quality } as const;
  const rows = runColumns(known, found.plan, {
    ...{
      timetable: request.timetable,
      run,
      point: 0,
      method: `${request.method} ${SOLVER_VERSION}`,
      seed: request.seed,
    },
    ...{ iterations: found.iterations, weights: JSON.stringify(request.weights), ...provenance },
    pinned: new Set(request.pinned),
    // As it was answered: with the moves that there was time for, the same request finds the same plan.
    request: JSON.stringify({ ...request, iterations: found.iterations }),
  });
  const solvedAt = new Date(now());
  const columns = { ...rows, solved_at: Array.from(found.plan, () => solvedAt) };
  await lake.commit(`A plan for ${request.timetable} that was asked for`, () => ({
    put: [{ dataset: "timetable_run", partition: `${request.timetable}.${run}`, columns, provenance }],
  }));
  return { status: cancelled ? "cancelled" : "done", run };
}

/** Lectures that a plan moves from the timetable in force; none where there is none. */
function movedFrom(state: State, plan: Plan): number {
  const inForce = current(state)?.plan;
  return inForce ? movedBy({ disturbance: disturbance(instance(state)!, inForce, plan) }) : 0;
}

/** The state of the page with what energy is counted by. */
async function stateOf(lake: Lake, { timetable, start, energy }: SolveRequest): Promise<State> {
  const snapshot = await lake.snapshot();
  const choices = await loadChoices(analysis, FOLDER, snapshot);
  const offered = choices.plan?.map(({ value }) => value) ?? [];
  const wanted = start ? `${timetable}:${start.run}:${start.point}` : "";
  const plan = offered.includes(wanted) ? wanted : offered.find((value) => value.startsWith(`${timetable}:`));
  if (plan === undefined) throw new UserError(`There is no timetable ${timetable}: it was removed since`);
  const search = new URLSearchParams({ plan, rooms: energy.model, term: energy.term, pv: String(energy.pv) });
  for (const name of ["weather", "tariff", "grid", "factor"] as const) {
    const value = energy[name];
    if (value !== null && value !== undefined) search.set(name, value);
  }
  const { parsed, state } = await loadPageState(analysis, FOLDER, snapshot, search, "en");
  const [dropped] = parsed.dropped;
  if (dropped)
    throw new UserError(`Cannot solve with ${dropped.name} ${dropped.value}: there is none of this name any more`);
  return state as unknown as State;
}

/** Runs the search; undefined where it is dropped. A worker that stops rejects, so that another one begins again. */
function inThread(
  job: Omit<WhatIfJob, "stop">,
  turn: SolveTurn,
  onCancel: (how: "drop" | "keep") => void,
): Promise<Found | undefined> {
  const stop = new SharedArrayBuffer(4);
  const workerData: WhatIfJob = { ...job, stop };
  const thread = new Worker(THREAD, { workerData });
  return new Promise<Found | undefined>((resolve, reject) => {
    const abort = () => reject(turn.signal.reason);
    turn.signal.addEventListener("abort", abort, { once: true });
    turn.onCancel((how) => {
      onCancel(how);
      if (how === "keep") Atomics.store(new Int32Array(stop), 0, 1);
      else resolve(undefined);
    });
    thread.on("message", (news: WhatIfNews) => {
      if ("progress" in news) turn.progress(news.progress);
      else if ("fault" in news) reject(new UserError(news.fault));
      else resolve(news);
    });
    thread.once("error", reject);
    thread.once("exit", (code) => reject(new Error(`The search ended with code ${code} before it was done`)));
    if (turn.signal.aborted) abort();
  }).finally(() => thread.terminate());
}
