import { and, eq, sql } from "drizzle-orm";
import { fromDrizzle, type JobWithMetadata } from "pg-boss";
import { isUserError } from "#lib/core/user-error.ts";
import type { SolveProgress } from "#lib/timetable/what-if/solve-request.ts";
import type { Jobs } from "../jobs.ts";
import type { State } from "../open-state.ts";
import { solveJob } from "../schema/solve.ts";
import type { SolveJob } from "./ask-solve.ts";
import { SOLVE_CHANNEL } from "./solve-channel.ts";
import { beginSolve, endSolve, putSolveProgress, type SolveEnd, solveCancel } from "./work-solve.ts";

/** What a search is told while it runs, and tells. */
export interface SolveTurn {
  /** Aborted where the worker stops: the job goes back to the queue. */
  readonly signal: AbortSignal;
  /** Calls back once somebody wants the job to end. */
  onCancel(ended: (cancel: "drop" | "keep") => void): void;
  progress(progress: SolveProgress): void;
}

/** Solves a job. @returns How it ended; throws where it is to be tried again. */
export type Solve = (job: SolveJob, turn: SolveTurn) => Promise<SolveEnd>;

export interface SolvingOptions {
  readonly state: State;
  readonly jobs: Jobs;
  readonly solve: Solve;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
}

const QUEUE = "solve-timetable";
const EVERY_MS = 2000;
/** A worker that was killed is missed after so long, and its job goes to another. [s] */
const MISSED_S = 10;
const LONGEST_S = 4 * 3600;

/** Hands jobs to the queue and solves them, one at a time, until it is ended. Any number of workers may. */
export async function startSolving({ state, jobs, solve, signal, say }: SolvingOptions): Promise<() => Promise<void>> {
  const options = {
    retryLimit: 3,
    retryDelay: 1,
    expireInSeconds: LONGEST_S,
    heartbeatSeconds: MISSED_S,
    deleteAfterSeconds: 86_400,
  };
  await jobs.createQueue(QUEUE, options);
  await jobs.updateQueue(QUEUE, options);
  const heard = new Set<() => void>();
  const workerId = await jobs.work(
    QUEUE,
    { includeMetadata: true, pollingIntervalSeconds: 1 },
    async ([job]: readonly JobWithMetadata<{ id: string }>[]) => {
      if (job) await solveOne(job.data.id, job.retryCount >= job.retryLimit);
    },
  );

  const solveOne = async (id: string, isLast: boolean) => {
    const job = await beginSolve(state, id);
    if (!job) return;
    let told: Promise<void> = Promise.resolve();
    let isTelling = false;
    let look = () => {};
    const turn: SolveTurn = {
      signal,
      onCancel(ended) {
        look = () => {
          solveCancel(state, id).then(
            (cancel) => cancel && ended(cancel),
            // Looked at again in two seconds at most.
            () => undefined,
          );
        };
        heard.add(look);
        look();
      },
      progress(progress) {
        // What the database is too slow for is left out: the next one tells as much.
        if (isTelling) return;
        isTelling = true;
        told = putSolveProgress(state, id, progress)
          .catch((error: Error) => say(`Cannot tell how far a timetable is: ${error.message}`))
          .finally(() => {
            isTelling = false;
          });
      },
    };
    try {
      const end = await solve(job, turn);
      await told;
      await endSolve(state, id, end);
    } catch (error) {
      await told;
      // What was asked wrongly stays wrong; what went wrong here is tried again.
      const isAskers = isUserError(error);
      if (isAskers || (isLast && !signal.aborted)) await endSolve(state, id, failed((error as Error).message));
      if (!isAskers) throw error;
    } finally {
      heard.delete(look);
    }
  };

  let running: Promise<void> | undefined;
  let again = false;
  let isEnded = false;
  const dispatch = async () => {
    do {
      again = false;
      try {
        if ((await handOver(state, jobs)) > 0) jobs.notifyWorker(workerId);
        await giveUp(state, jobs);
      } catch (error) {
        if (!isEnded) say(`Timetables cannot be solved now: ${(error as Error).message.slice(0, 200)}`);
      }
    } while (again && !isEnded);
    running = undefined;
  };
  const wake = () => {
    for (const look of heard) look();
    again = true;
    running ??= dispatch();
  };
  const stopListening = state.listen(SOLVE_CHANNEL, wake);
  const timer = setInterval(wake, EVERY_MS);
  wake();
  return async () => {
    isEnded = true;
    clearInterval(timer);
    stopListening();
    await running;
    await jobs.offWork(QUEUE);
  };
}

const failed = (message: string): SolveEnd => ({ status: "failed", error: message.slice(0, 500) });

/** Ends jobs that the queue has given up, as their workers were killed again and again. */
async function giveUp(state: State, jobs: Jobs): Promise<void> {
  const running = await state.db.select({ id: solveJob.id }).from(solveJob).where(eq(solveJob.status, "running"));
  for (const { id } of running) {
    const job = await jobs.getJobById(QUEUE, id);
    if (job && job.state !== "failed") continue;
    await endSolve(state, id, failed("The workers that solved it ended again and again before it was done"));
  }
}

/** Gives each job that waits to the queue, in the transaction that marks it so. */
function handOver(state: State, jobs: Jobs): Promise<number> {
  return state.db.transaction(async (tx) => {
    const waiting = await tx
      .select({ id: solveJob.id })
      .from(solveJob)
      .where(and(eq(solveJob.isQueued, false), eq(solveJob.status, "waiting")))
      .orderBy(solveJob.askedAt)
      .for("update", { skipLocked: true });
    for (const { id } of waiting) {
      await jobs.send(QUEUE, { id }, { id, db: fromDrizzle(tx, sql) });
      await tx.update(solveJob).set({ isQueued: true }).where(eq(solveJob.id, id));
    }
    return waiting.length;
  });
}
