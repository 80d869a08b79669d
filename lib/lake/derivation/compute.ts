import type { DuckDBConnection } from "@duckdb/node-api";
import type { Columns } from "#lib/core/columns.ts";
import type { Part } from "../store/manifest.ts";
import { writePart } from "../store/part.ts";
import { withWriter } from "../store/writer.ts";
import type { Job } from "./jobs.ts";
import type { DeriveOptions } from "./options.ts";
import type { RunTask } from "./pool.ts";
import { keepFinished } from "./work.ts";

/** What became of the jobs: all that have their parts, and why the others have none. */
interface Computed {
  readonly jobs: readonly Job[];
  readonly failures: readonly Failure[];
}

/** A task that failed. */
export interface Failure {
  readonly dataset: string;
  readonly error: Error;
}

/** Computes the jobs that are open, each whatever becomes of the others. */
export async function computeOpen(
  lakeDir: string,
  jobs: readonly Job[],
  runTask: RunTask,
  { signal, onProgress }: DeriveOptions,
): Promise<Computed> {
  const open = jobs.filter((job) => job.state === "open");
  if (open.length === 0) return { jobs, failures: [] };
  const failures: Failure[] = [];
  const parts = new Map<string, Part>();
  await withWriter(lakeDir, async (connection) => {
    let writing: Promise<unknown> = Promise.resolve();
    const finish = async (job: Job): Promise<void> => {
      const columns = await computed(job, runTask, signal);
      // One part at a time: the connection has one table to fill.
      const written = writing.then(() => writeFinished(connection, lakeDir, job, columns));
      writing = written.catch(() => {});
      parts.set(job.key, await written);
      onProgress?.(parts.size, open.length, label(job));
    };
    await Promise.all(
      open.map((job) =>
        finish(job).catch((error: Error) => {
          failures.push({ dataset: job.dataset.name, error });
        }),
      ),
    );
    signal?.throwIfAborted();
  });
  const finished = jobs.map((job) => ({ ...job, part: job.part ?? parts.get(job.key) ?? null }));
  return { jobs: finished.filter(({ part }) => part !== null), failures };
}

async function computed(job: Job, runTask: RunTask, signal: AbortSignal | undefined): Promise<Columns> {
  try {
    return await runTask(job.modulePath, job.task, signal);
  } catch (cause) {
    if (signal?.aborted) throw cause;
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
