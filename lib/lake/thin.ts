import { rm } from "node:fs/promises";
import { canonicalJson } from "#lib/core/canonical-json.ts";
import type { Lake } from "./lake.ts";
import { ancestors, noteThinned } from "./store/ancestors.ts";
import { withLock } from "./store/lock.ts";
import { type Manifest, manifestPath } from "./store/manifest.ts";
import { pinnedSnapshots } from "./store/needed.ts";

const DAY_MS = 86_400_000;

export interface ThinOptions {
  readonly now: () => number;
  /** Datasets that change all day long: a snapshot that only they tell from the next one may go. */
  readonly datasets: ReadonlySet<string>;
  /** All snapshots of the last days stay. */
  readonly keepDays?: number;
  readonly signal?: AbortSignal;
}

/**
 * Thins the history that a stream of small commits makes: of days gone by, the last snapshot stays, and every one after which
 * something else changed than the stream. The history goes on over the gaps. Files that nothing names any more go with `gc`.
 *
 * @returns How many snapshots went.
 */
export async function thin(lake: Pick<Lake, "dir" | "head">, options: ThinOptions): Promise<number> {
  return withLock(lake.dir, () => thinLocked(lake, options), { signal: options.signal });
}

async function thinLocked(
  lake: Pick<Lake, "dir" | "head">,
  { now, datasets, keepDays = 2 }: ThinOptions,
): Promise<number> {
  const pinned = await pinnedSnapshots(lake.dir);
  const cutoff = now() - keepDays * DAY_MS;
  const thinned: Record<string, string> = {};
  /** Those to go since the last that stays, newest first. */
  let run: string[] = [];
  let newer: Manifest | undefined;
  for await (const { id, manifest } of ancestors(lake.dir, await lake.head())) {
    const isOld = Date.parse(manifest.created) < cutoff;
    const isLastOfDay = newer === undefined || dayOf(newer) !== dayOf(manifest);
    if (isOld && !isLastOfDay && newer && !pinned.has(id) && differsOnlyIn(datasets, manifest, newer)) {
      run.push(id);
    } else {
      for (const gone of run) thinned[gone] = id;
      run = [];
    }
    newer = manifest;
  }
  // The oldest stays, whatever it is: nothing is there to go on from it.
  const oldest = run.pop();
  if (oldest) for (const gone of run) thinned[gone] = oldest;
  const gone = Object.keys(thinned);
  if (gone.length === 0) return 0;
  await noteThinned(lake.dir, thinned);
  for (const id of gone) await rm(manifestPath(lake.dir, id), { force: true });
  return gone.length;
}

function dayOf({ created }: Manifest): string {
  return created.slice(0, 10);
}

function differsOnlyIn(datasets: ReadonlySet<string>, a: Manifest, b: Manifest): boolean {
  const rest = ({ parts }: Manifest) => canonicalJson(parts.filter(({ dataset }) => !datasets.has(dataset)));
  return rest(a) === rest(b);
}
