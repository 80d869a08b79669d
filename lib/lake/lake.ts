import path from "node:path";
import { DEFAULT_ZONE } from "#lib/core/zone.ts";
import type { Catalogue } from "./catalogue.ts";
import { closeEngines } from "./query/engines.ts";
import type { Overlay } from "./query/overlay.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";
import { type Commit, type CommitOptions, commit, type Plan } from "./store/commit.ts";
import { readHead } from "./store/head.ts";
import { EMPTY_SNAPSHOT, readManifest } from "./store/manifest.ts";
import { resolveSnapshot } from "./store/resolve.ts";

/** Immutable Parquet files, the manifests that list them, and a HEAD that moves atomically. */
export interface Lake {
  readonly dir: string;
  readonly catalogue: Catalogue;
  /** The newest snapshot, null while nothing was ever committed. */
  head(): Promise<string | null>;
  /**
   * A snapshot by its name, or the first digits of it; the newest without one, or an empty one. With an overlay its queries
   * read these rows too, as if they were in its files.
   */
  snapshot(id?: string, overlay?: Overlay): Promise<Snapshot>;
  /** Commits what `plan` makes of the newest snapshot; it is called again when another writer got there first. */
  commit(message: string, plan: Plan, options?: CommitOptions): Promise<Commit>;
  close(): Promise<void>;
}

/** Opens the lake of a home folder, whose site is in a zone (an IANA name); nothing is made before the first commit. */
export function openLake(home: string, catalogue: Catalogue, zone = DEFAULT_ZONE): Promise<Lake> {
  const dir = path.resolve(home, "lake");
  const head = () => readHead(dir);
  return Promise.resolve({
    dir,
    catalogue,
    head,
    snapshot: async (id, overlay) => {
      const full = id === undefined ? ((await head()) ?? EMPTY_SNAPSHOT) : await resolveSnapshot(dir, id);
      return snapshotOf(dir, full, await readManifest(dir, full), catalogue, zone, overlay);
    },
    commit: (message, plan, options) => commit(dir, catalogue, message, plan, options),
    close: () => closeEngines(dir),
  });
}
