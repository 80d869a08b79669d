import type { DuckDBConnection } from "@duckdb/node-api";
import type { Columns } from "#lib/core/columns.ts";
import type { Part } from "../store/manifest.ts";
import { writePart } from "../store/part.ts";
import { withWriter } from "../store/writer.ts";
import type { Job } from "./jobs.ts";
import type { DeriveOptions } from "./options.ts";
import type { RunTask } from "./pool.ts";
import { keepFinished } from "./work.ts";

/** Computes the jobs that are open, and returns all with their parts. The first failure stops the others. */
export async function computeOpen(
  lakeDir: string,
  jobs: readonly Job[],
  runTask: RunTask,
  { signal, onProgress }: DeriveOptions,
): Promise<Job[]> {
  const open = jobs.filter((job) => job.state === "open");
  if (open.length === 0) return [...jobs];
  const failed = new AbortController();
  const stop = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const parts = new Map<string, Part>();
  await withWriter(lakeDir, async (connection) => {
    let writing: Promise<unknown> = Promise.resolve();
    const finish = async (job: Job): Promise<void> => {
      const columns = await computed(job, runTask, stop);
      // One part at a time: the connection has one table to fill.
      const written = writing.then(() => writeFinished(connection, lakeDir, job, columns));
      writing = written.catch(() => {});
      parts.set(job.key, await written);
      onProgress?.(parts.size, open.length, label(job));
    };
    const outcomes = await Promise.allSettled(
      open.map((job) =>
        finish(job).catch((error: unknown) => {
          failed.abort(error);
          throw error;
        }),
      ),
    );
    signal?.throwIfAborted();
    if (failed.signal.aborted) throw failed.signal.reason;
    if (outcomes.some(({ status }) => status === "rejected")) throw new Error("Cannot derive as a task failed");
  });
  return jobs.map((job) => ({ ...job, part: job.part ?? parts.get(job.key)! }));
}

async function computed(job: Job, runTask: RunTask, signal: AbortSignal): Promise<Columns> {
  try {
    return await runTask(job.modulePath, job.task, signal);
  } catch (cause) {
    if (signal.aborted) throw cause;
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Cannot derive ${label(job)}: ${message}`, { cause });
  }
}

async function writeFinished(
  connection: DuckDBConnection,
  lakeDir: string,
  { dataset, task: { partition }, provenance, key }: Job,
  columns: Columns,
): Promise<Part> {
  const part = await writePart(connection, lakeDir, dataset, { dataset: dataset.name, partition, columns, provenance });
  await keepFinished(lakeDir, key, part);
  return part;
}

function label({ dataset, task }: Job): string {
  return `${dataset.name} ${task.partition}`;
}
