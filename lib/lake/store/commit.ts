import { access } from "node:fs/promises";
import path from "node:path";
import { canonicalJson } from "#lib/core/canonical-json.ts";
import type { Catalogue } from "../catalogue.ts";
import { address } from "./address.ts";
import { writeDurably } from "./durable.ts";
import { makeFolders } from "./folders.ts";
import { readHead, writeHead } from "./head.ts";
import { withLock } from "./lock.ts";
import {
  EMPTY_SNAPSHOT,
  encodeManifest,
  type Manifest,
  manifestPath,
  type Part,
  partPath,
  readManifest,
} from "./manifest.ts";
import type { Change } from "./part-write.ts";
import { writeParts } from "./write-parts.ts";

/** The outcome of a commit. */
export interface Commit {
  readonly snapshot: string;
  /** False when the lake held all of this already: no new snapshot was made. */
  readonly changed: boolean;
  /** Parts that are new or differ from the base. */
  readonly parts: number;
  /** Rows in those parts. */
  readonly rows: number;
}

export type Plan = (base: Manifest | null) => Promise<Change> | Change;

export interface CommitOptions {
  readonly signal?: AbortSignal | undefined;
  readonly now?: () => number;
  /** Told each step as it is done. */
  readonly onStep?: (step: CommitStep) => void;
}

export type CommitStep = "planned" | "part written" | "checked" | "locked" | "manifest written" | "head written";

const FREE_ATTEMPTS = 3;

/**
 * Commits a change. Parts are written without the lock; under it HEAD is compared with the base, and when another writer got
 * there first the plan is called again on the new base: at last with the lock held, so that a slow plan is not passed forever.
 */
export async function commit(
  lakeDir: string,
  catalogue: Catalogue,
  message: string,
  plan: Plan,
  options: CommitOptions = {},
): Promise<Commit> {
  const { signal } = options;
  await makeFolders(lakeDir);
  for (let attempt = 1; attempt <= FREE_ATTEMPTS; attempt++) {
    const draft = await prepare(lakeDir, catalogue, plan, options);
    const done = await withLock(lakeDir, () => publish(lakeDir, message, draft, options), { signal });
    if (done) return done;
  }
  return withLock(
    lakeDir,
    async () => {
      const done = await publish(lakeDir, message, await prepare(lakeDir, catalogue, plan, options), options);
      if (!done) throw new Error(`Cannot commit as the lake's files changed under its lock: ${lakeDir}`);
      return done;
    },
    { signal },
  );
}

interface Draft {
  readonly base: string | null;
  readonly before: readonly Part[];
  readonly put: readonly Part[];
  readonly drop: NonNullable<Change["drop"]>;
}

async function prepare(lakeDir: string, catalogue: Catalogue, plan: Plan, options: CommitOptions): Promise<Draft> {
  const base = await readHead(lakeDir);
  const manifest = base === null ? null : await readManifest(lakeDir, base);
  const change = await plan(manifest);
  options.onStep?.("planned");
  options.signal?.throwIfAborted();
  const before = manifest?.parts ?? [];
  const onPart = (): void => options.onStep?.("part written");
  const put = await writeParts(lakeDir, catalogue, before, change, { signal: options.signal, onPart });
  options.onStep?.("checked");
  return { base, before, put, drop: change.drop ?? [] };
}

/** Under the lock: makes the draft visible, or returns null when it stands on an old base or its files are gone. */
async function publish(lakeDir: string, message: string, draft: Draft, options: CommitOptions): Promise<Commit | null> {
  options.onStep?.("locked");
  if ((await readHead(lakeDir)) !== draft.base) return null;
  for (const part of draft.put) {
    const there = await access(partPath(lakeDir, part.sha256)).then(
      () => true,
      () => false,
    );
    if (!there) return null;
  }
  const parts = resultingParts(draft);
  const known = new Set(draft.before.map(canonicalJson));
  const fresh = parts.filter((part) => !known.has(canonicalJson(part)));
  if (fresh.length === 0 && parts.length === draft.before.length) {
    return { snapshot: draft.base ?? EMPTY_SNAPSHOT, changed: false, parts: 0, rows: 0 };
  }
  const created = new Date((options.now ?? Date.now)()).toISOString();
  const { id, text } = encodeManifest({ version: 1, parent: draft.base, created, message, parts });
  await writeDurably(manifestPath(lakeDir, id), text, path.join(lakeDir, "tmp"));
  options.onStep?.("manifest written");
  await writeHead(lakeDir, id);
  options.onStep?.("head written");
  return { snapshot: id, changed: true, parts: fresh.length, rows: fresh.reduce((sum, part) => sum + part.rows, 0) };
}

function resultingParts({ before, put, drop }: Draft): Part[] {
  const parts = new Map(before.map((part) => [address(part), part]));
  for (const dropped of drop) parts.delete(address(dropped));
  for (const part of put) parts.set(address(part), part);
  return [...parts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]) => part);
}
