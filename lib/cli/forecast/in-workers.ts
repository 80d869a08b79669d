import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";

interface WorkOptions {
  readonly signal: AbortSignal;
  readonly onDone: (done: number, total: number) => void;
  /** Handed to each worker when it starts. */
  readonly workerData: unknown;
}

/**
 * Has the tasks done by worker threads, one a core, each getting the next task when it is free. Results come in the order
 * of the tasks. The first failure, or an abort, ends all workers.
 */
export async function inWorkers<T, R>(
  script: URL,
  tasks: readonly T[],
  { signal, onDone, workerData }: WorkOptions,
): Promise<R[]> {
  const results: R[] = new Array(tasks.length);
  const count = Math.min(availableParallelism(), tasks.length);
  const workers = Array.from({ length: count }, () => new Worker(script, { workerData }));
  let next = 0;
  let done = 0;

  const serve = (worker: Worker) =>
    new Promise<void>((resolve, reject) => {
      let current = -1;
      const handOut = () => {
        if (next === tasks.length) {
          resolve();
          return;
        }
        current = next++;
        worker.postMessage(tasks[current]);
      };
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`A worker ended with code ${code} before its work was done`)));
      worker.on("message", (result: R) => {
        results[current] = result;
        onDone(++done, tasks.length);
        handOut();
      });
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      handOut();
    });

  try {
    signal.throwIfAborted();
    await Promise.all(workers.map(serve));
    return results;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
