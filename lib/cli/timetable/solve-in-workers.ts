import { Worker } from "node:worker_threads";
import type { Instance } from "#lib/timetable/model/instance.ts";
import { type Driven, plannedIterations } from "./drive-solver.ts";
import type { SolveMethod } from "./solve-methods.ts";
import type { SolveJob, SolveMessage } from "./solve-worker.ts";

const WORKER = new URL("./solve-worker.ts", import.meta.url);

interface SolveOptions {
  readonly method: SolveMethod;
  /** One chain each. */
  readonly seeds: readonly number[];
  readonly budgetMs: number | null;
  /** Iterations of each chain; null to plan them by speed and time. */
  readonly iterations: number | null;
  readonly byCpu?: boolean;
  /** Ends all chains after their slices, with what they have. */
  readonly signal: AbortSignal;
  readonly onPlanned?: (iterations: number) => void;
  /** Iterations of all chains so far, those planned, and the least cost; NaN while no plan is feasible. */
  readonly onProgress?: (done: number, total: number, bestCost: number) => void;
}

/** How one chain ended. */
export interface ChainResult extends Driven {
  readonly seed: number;
  /** Time it took after the trials. [ms] */
  readonly ms: number;
}

/** What the chains found, in the order of their seeds. */
export interface Solved {
  readonly iterations: number;
  readonly chains: readonly ChainResult[];
}

/** Solves an instance with a chain a seed, each in a thread of its own, all for the same number of iterations. */
export async function solveInWorkers(instance: Instance, options: SolveOptions): Promise<Solved> {
  const { method, seeds, budgetMs, byCpu = false, signal } = options;
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const halt = () => Atomics.store(stop, 0, 1);
  if (signal.aborted) halt();
  signal.addEventListener("abort", halt, { once: true });
  const given = options.iterations;
  const workers = seeds.map((seed) => {
    const workerData: SolveJob = { instance, method, seed, budgetMs, needsSpeed: given === null, byCpu, stop };
    return new Worker(WORKER, { workerData, name: `chain ${seed}` });
  });
  try {
    const speeds = await Promise.all(workers.map((worker) => message(worker, "speed")));
    const iterations = given ?? Math.min(...speeds.map(({ speed, leftMs }) => plannedIterations(speed, leftMs)));
    options.onPlanned?.(iterations);
    const done = seeds.map(() => 0);
    const costs = seeds.map(() => Number.POSITIVE_INFINITY);
    workers.forEach((worker, k) => {
      worker.on("message", (told: SolveMessage) => {
        if (told.kind !== "state") return;
        done[k] = told.iteration;
        if (!Number.isNaN(told.bestCost)) costs[k] = told.bestCost;
        const least = Math.min(...costs);
        options.onProgress?.(
          done.reduce((sum, count) => sum + count, 0),
          iterations * seeds.length,
          least === Number.POSITIVE_INFINITY ? Number.NaN : least,
        );
      });
      worker.postMessage(iterations);
    });
    const ends = await Promise.all(workers.map((worker) => message(worker, "end")));
    return { iterations, chains: ends.map(({ kind: _, ...end }, k) => ({ seed: seeds[k]!, ...end })) };
  } finally {
    signal.removeEventListener("abort", halt);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

type Told<K extends SolveMessage["kind"]> = Extract<SolveMessage, { kind: K }>;

/** The next message of a kind from a worker, or its failure. */
function message<K extends SolveMessage["kind"]>(worker: Worker, kind: K): Promise<Told<K>> {
  return new Promise((resolve, reject) => {
    const listen = (told: SolveMessage) => {
      if (told.kind !== kind) return;
      worker.off("message", listen);
      resolve(told as Told<K>);
    };
    worker.on("message", listen);
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`A worker ended with code ${code} before its work was done`)));
  });
}
