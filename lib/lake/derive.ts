import { createTaskPool, type RunTask } from "./derivation/pool.ts";
import { deriveRound } from "./derivation/round.ts";
import { rounds } from "./derivation/rounds.ts";
import type { Lake } from "./lake.ts";
import { makeFolders } from "./store/folders.ts";

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

export interface DeriveReport extends Derived {
  /** The newest snapshot afterwards, null while the lake is empty. */
  readonly snapshot: string | null;
  /** Whether anything became visible that was not before. */
  readonly changed: boolean;
}

/**
 * Brings the derived datasets up to date. A partition is computed again only when its task or the code has changed; finished
 * ones are kept on the disk, so that a run that was stopped goes on where it was. What becomes visible does so in one
 * commit; a dataset derived from a derived one follows in the next.
 */
export async function derive(lake: Lake, options: DeriveOptions = {}): Promise<DeriveReport> {
  const total = { computed: 0, resumed: 0, unchanged: 0, dropped: 0 };
  await makeFolders(lake.dir);
  const pool = options.runTask ? null : createTaskPool();
  try {
    for (const round of rounds(lake.catalogue)) {
      const derived = await deriveRound(lake, round, options.runTask ?? pool!.run, options);
      for (const key of ["computed", "resumed", "unchanged", "dropped"] as const) total[key] += derived[key];
    }
    const changed = total.computed + total.resumed + total.dropped > 0;
    return { ...total, snapshot: await lake.head(), changed };
  } finally {
    await pool?.close();
  }
}
