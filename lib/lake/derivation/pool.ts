import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Columns } from "#lib/core/columns.ts";
import type { Task } from "#lib/core/derivation.ts";

/** Computes one task of a derivation module. */
export type RunTask = (modulePath: string, task: Task, signal?: AbortSignal) => Promise<Columns>;

/** Worker threads, one a core at most, started when a task needs them. */
export interface TaskPool {
  readonly run: RunTask;
  close(): Promise<void>;
}

export function createTaskPool(size = availableParallelism()): TaskPool {
  const idle: Worker[] = [];
  const all = new Set<Worker>();
  const waiting: (() => void)[] = [];
  let running = 0;
  const enter = async (): Promise<void> => {
    if (running < size) running++;
    else await new Promise<void>((resolve) => waiting.push(resolve));
  };
  const leave = (): void => {
    const next = waiting.shift();
    if (next) next();
    else running--;
  };
  const start = (): Worker => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url));
    all.add(worker);
    return worker;
  };
  const run: RunTask = async (modulePath, task, signal) => {
    await enter();
    try {
      signal?.throwIfAborted();
      const worker = idle.pop() ?? start();
      try {
        const columns = await ask(worker, { modulePath, task }, signal);
        idle.push(worker);
        return columns;
      } catch (error) {
        if (error instanceof TaskFailure) {
          idle.push(worker);
          throw error.cause;
        }
        all.delete(worker);
        await worker.terminate();
        throw error;
      }
    } finally {
      leave();
    }
  };
  return {
    run,
    close: async () => {
      await Promise.all([...all].map((worker) => worker.terminate()));
    },
  };
}

/** The task threw: its worker lives on. */
class TaskFailure extends Error {}

function ask(worker: Worker, message: object, signal: AbortSignal | undefined): Promise<Columns> {
  signal?.throwIfAborted();
  const { promise, resolve, reject } = Promise.withResolvers<Columns>();
  const onMessage = (answer: { columns: Columns } | { error: unknown }): void => {
    if ("columns" in answer) resolve(answer.columns);
    else reject(new TaskFailure("The task failed", { cause: answer.error }));
  };
  const onExit = (code: number): void => reject(new Error(`The worker ended with code ${code}`));
  const onAbort = (): void => reject(signal?.reason);
  worker.on("message", onMessage).on("error", reject).on("exit", onExit);
  signal?.addEventListener("abort", onAbort, { once: true });
  worker.postMessage(message);
  return promise.finally(() => {
    worker.off("message", onMessage).off("error", reject).off("exit", onExit);
    signal?.removeEventListener("abort", onAbort);
  });
}
