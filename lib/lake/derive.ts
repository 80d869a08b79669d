import type { Failure } from "./derivation/compute.ts";
import type { Derived, DeriveOptions } from "./derivation/options.ts";
import { createTaskPool } from "./derivation/pool.ts";
import { deriveRound } from "./derivation/round.ts";
import { type Found, rounds } from "./derivation/rounds.ts";
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
 * commit; a dataset derived from a derived one follows in the next. A task that fails leaves its partition as it was, and so are
 * left datasets derived from it; all others are brought up to date before it is thrown.
 *
 * @throws {Error} If a task failed: it names each, and what was left.
 */
export async function derive(lake: Lake, options: DeriveOptions = {}): Promise<DeriveReport> {
  const total = { computed: 0, resumed: 0, unchanged: 0, dropped: 0 };
  await makeFolders(lake.dir);
  const pool = options.runTask ? null : createTaskPool();
  try {
    const failures: Failure[] = [];
    const left: string[] = [];
    for (const round of rounds(lake.catalogue)) {
      const stale = new Set([...left, ...failures.map(({ dataset }) => dataset)]);
      const readsStale = ({ derivation }: Found) => derivation.inputs.some((input) => stale.has(input));
      left.push(...round.filter(readsStale).map(({ derivation }) => derivation.dataset));
      const sound = round.filter((found) => !readsStale(found));
      const derived = await deriveRound(lake, sound, options.runTask ?? pool!.run, options);
      failures.push(...derived.failures);
      for (const key of ["computed", "resumed", "unchanged", "dropped"] as const) total[key] += derived[key];
    }
    if (failures.length > 0) throw failureOf(failures, left);
    const changed = total.computed + total.resumed + total.dropped > 0;
    return { ...total, snapshot: await lake.head(), changed };
  } finally {
    await pool?.close();
  }
}

function failureOf(failures: readonly Failure[], left: readonly string[]): Error {
  const [first] = failures;
  const messages = failures.map(({ error }) => error.message).join("; ");
  const also = left.length === 0 ? "" : `; ${left.join(", ")} left as before, being derived from that`;
  return new Error(`${messages}${also}`, { cause: first!.error.cause });
}
