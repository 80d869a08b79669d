import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { ifThere } from "#lib/core/if-there.ts";
import { workFolder } from "./derivation/work.ts";
import { waitingParts } from "./derivation/work-parts.ts";
import type { Lake } from "./lake.ts";
import { withLock } from "./store/lock.ts";
import { readManifest } from "./store/manifest.ts";
import { neededSnapshots } from "./store/needed.ts";
import { PINNED_CONTENT, readPinned } from "./store/pinned.ts";

const DAY_MS = 86_400_000;

export interface GcOptions {
  readonly now: () => number;
  /** Snapshots that were HEAD within this many days stay. */
  readonly keepDays?: number;
  /** Files younger than this stay: a commit may be about to name them. [ms] */
  readonly graceMs?: number;
  /** Only tell what would go. */
  readonly dryRun?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** What was removed, or would be. */
export interface GcReport {
  readonly keptSnapshots: number;
  readonly snapshots: number;
  readonly parts: number;
  /** Files of pins that are no more. */
  readonly pinned: number;
  readonly temporary: number;
  readonly bytes: number;
}

/**
 * Removes what no HEAD of the last days, no pin and no unfinished derivation needs. Snapshots go before their parts, so that
 * one that is there is always whole. It holds the lake's lock: a commit checks under the same lock that its parts are there.
 */
export async function gc(lake: Pick<Lake, "dir" | "head">, options: GcOptions): Promise<GcReport> {
  if ((await lake.head()) === null)
    return { keptSnapshots: 0, snapshots: 0, parts: 0, pinned: 0, temporary: 0, bytes: 0 };
  return withLock(lake.dir, () => collect(lake, options), { signal: options.signal });
}

async function collect(lake: Pick<Lake, "dir" | "head">, options: GcOptions): Promise<GcReport> {
  const { now, keepDays = 30, graceMs = DAY_MS, dryRun = false } = options;
  const cutoff = now() - keepDays * DAY_MS;
  const needed = await neededSnapshots(lake, cutoff);
  const manifests = await Promise.all([...needed].map((id) => readManifest(lake.dir, id)));
  const parts = new Set(manifests.flatMap((manifest) => manifest.parts.map((part) => `${part.sha256}.parquet`)));
  for (const sha256 of await waitingParts(lake.dir, cutoff)) parts.add(`${sha256}.parquet`);

  const old = now() - graceMs;
  const sweep = { dryRun, bytes: 0 };
  const snapshots = await remove(
    path.join(lake.dir, "manifests"),
    (name) => !needed.has(name.replace(".json", "")),
    old,
    sweep,
  );
  const removedParts = await remove(path.join(lake.dir, "parts"), (name) => !parts.has(name), old, sweep);
  const home = path.dirname(lake.dir);
  const pinned = new Set((await readPinned(home)).flatMap(({ content }) => content));
  const content = await remove(path.join(home, "pins", PINNED_CONTENT), (name) => !pinned.has(name), old, sweep);
  const unfinished = await remove(path.join(home, "pins"), (name) => name.startsWith("."), old, sweep);
  const leftovers = await remove(path.join(lake.dir, "tmp"), () => true, old, sweep);
  const work = await remove(workFolder(lake.dir), () => true, Math.min(old, cutoff), sweep);
  return {
    keptSnapshots: needed.size,
    snapshots,
    parts: removedParts,
    pinned: content,
    temporary: leftovers + unfinished + work,
    bytes: sweep.bytes,
  };
}

/** Removes the entries of a folder that may go and are older than a time. Returns how many. */
async function remove(
  folder: string,
  mayGo: (name: string) => boolean,
  before: number,
  sweep: { readonly dryRun: boolean; bytes: number },
): Promise<number> {
  let count = 0;
  for (const name of (await ifThere(readdir(folder), folder)) ?? []) {
    const file = path.join(folder, name);
    if (!mayGo(name)) continue;
    const { mtimeMs, size } = await stat(file);
    if (mtimeMs > before) continue;
    if (!sweep.dryRun) await rm(file, { recursive: true, force: true });
    sweep.bytes += size;
    count++;
  }
  return count;
}
