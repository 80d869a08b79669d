import { access, link, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { DuckDBInstance } from "@duckdb/node-api";
import { UserError } from "#lib/core/user-error.ts";
import { temporaryName } from "./durable.ts";

export interface LockOptions {
  readonly signal?: AbortSignal | undefined;
  readonly timeoutMs?: number;
}

const HELD = /could not set lock|used by another process|already open/i;

/**
 * Runs `work` while this process alone holds the lake's lock. DuckDB locks the database files it opens, on every system, and
 * the kernel lets go of the lock when its holder dies, however it dies: so the lock is an empty database that is held open.
 */
export async function withLock<T>(lakeDir: string, work: () => Promise<T>, options: LockOptions = {}): Promise<T> {
  const release = await enterProcess(lakeDir);
  try {
    const held = await acquire(lakeDir, options);
    try {
      return await work();
    } finally {
      held.closeSync();
    }
  } finally {
    release();
  }
}

async function acquire(lakeDir: string, { signal, timeoutMs = 120_000 }: LockOptions): Promise<DuckDBInstance> {
  const file = path.join(lakeDir, "lock.duckdb");
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    signal?.throwIfAborted();
    try {
      await createLockFile(lakeDir, file);
      return await DuckDBInstance.create(file, { threads: "1" });
    } catch (error) {
      if (!(error instanceof Error) || !HELD.test(error.message)) throw error;
      if (performance.now() > deadline) {
        throw new UserError(
          `Cannot write to the lake as another process has been writing for ${timeoutMs / 1000} s: ${lakeDir}. ` +
            "Wait for it, or end it.",
          { cause: error },
        );
      }
      await delay(5 + Math.random() * 20, undefined, signal ? { signal } : {});
    }
  }
}

/** Puts the lock's file in place whole, so that a writer killed while making it leaves none rather than half of one. */
async function createLockFile(lakeDir: string, file: string): Promise<void> {
  if (
    await access(file).then(
      () => true,
      () => false,
    )
  )
    return;
  const folder = path.join(lakeDir, "tmp");
  await mkdir(folder, { recursive: true });
  const temporary = path.join(folder, temporaryName("lock.duckdb"));
  const instance = await DuckDBInstance.create(temporary, { threads: "1" });
  instance.closeSync();
  try {
    await link(temporary, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

// The system's lock is one per process: within it, writers queue here. On globalThis, as a bundler may load this file twice.
const QUEUES = Symbol.for("wattbook.lake.queues");

function enterProcess(lakeDir: string): Promise<() => void> {
  const scope = globalThis as { [QUEUES]?: Map<string, Promise<void>> };
  scope[QUEUES] ??= new Map();
  const queues = scope[QUEUES];
  const before = queues.get(lakeDir) ?? Promise.resolve();
  const { promise, resolve } = Promise.withResolvers<void>();
  queues.set(lakeDir, promise);
  return before.then(() => () => {
    if (queues.get(lakeDir) === promise) queues.delete(lakeDir);
    resolve();
  });
}
