import type { Derived, DeriveOptions } from "./derivation/options.ts";
import { createTaskPool } from "./derivation/pool.ts";
import { deriveRound } from "./derivation/round.ts";
import { rounds } from "./derivation/rounds.ts";
import type { Lake } from "./lake.ts";
import { makeFolders } from "./store/folders.ts";

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
