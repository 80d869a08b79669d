import type { RunTask } from "./pool.ts";

export interface DeriveOptions {
  readonly signal?: AbortSignal | undefined;
  /** Told after each task that had to be computed: how many are done, of how many, and which. */
  readonly onProgress?: (done: number, total: number, label: string) => void;
  /** True brings only the partitions up to date that a derivation wants first, and leaves all others as they are. */
  readonly firstOnly?: boolean;
  /** Computes a task; worker threads on all cores without it. */
  readonly runTask?: RunTask;
}

/** What became of the partitions that were planned, and of those that were not. */
export interface Derived {
  readonly computed: number;
  /** An interrupted run had finished these. */
  readonly resumed: number;
  /** Task and code are what they were. */
  readonly unchanged: number;
  readonly dropped: number;
}
