import type { DuckDBConnection } from "@duckdb/node-api";
import type { Catalogue } from "../catalogue.ts";
import type { Manifest } from "../store/manifest.ts";
import { type Engine, openEngine } from "./instance.ts";
import type { Overlay } from "./overlay.ts";

interface Held {
  readonly lakeDir: string;
  readonly engine: Promise<Engine>;
  running: number;
  lastUsed: number;
}

const KEPT = 3;
const RUNNING = 3;

// On globalThis: a bundler may load this file twice, hot reload many times, and each DuckDB takes memory and threads.
const ENGINES = Symbol.for("wattbook.lake.engines");

interface Shared {
  readonly held: Map<string, Held>;
  /** No longer lent, and closed once nobody uses them. */
  readonly retired: Set<Held>;
  readonly waiting: (() => void)[];
  running: number;
  clock: number;
}

function shared(): Shared {
  const scope = globalThis as { [ENGINES]?: Shared };
  scope[ENGINES] ??= { held: new Map(), retired: new Set(), waiting: [], running: 0, clock: 0 };
  return scope[ENGINES];
}

/** What a DuckDB is opened for. */
export interface Opened {
  readonly lakeDir: string;
  readonly id: string;
  readonly manifest: Manifest;
  readonly catalogue: Catalogue;
  readonly overlay?: Overlay | undefined;
}

/**
 * Lends a snapshot's DuckDB and a connection of its own to `work`. The few snapshots used last stay open. At most three
 * queries run at once in a process: each holds a thread of Node's pool, which files need too.
 */
export async function withEngine<T>(
  { lakeDir, id, manifest, catalogue, overlay }: Opened,
  signal: AbortSignal | undefined,
  work: (engine: Engine, connection: DuckDBConnection) => Promise<T>,
): Promise<T> {
  await enter(signal);
  const key = `${lakeDir}\u0000${id}\u0000${catalogue.hash}\u0000${overlay?.id ?? ""}`;
  let held: Held | undefined;
  try {
    held = hold(key, lakeDir, () => openEngine(lakeDir, manifest, catalogue, undefined, overlay));
    const engine = await held.engine;
    const connection = engine.idle.pop();
    if (!connection) throw new Error("Cannot run the query as no connection is free");
    try {
      return await work(engine, connection);
    } finally {
      engine.idle.push(connection);
    }
  } finally {
    if (held) held.running--;
    leave();
    await closeUnused();
  }
}

function hold(key: string, lakeDir: string, open: () => Promise<Engine>): Held {
  const state = shared();
  let held = state.held.get(key);
  if (!held) {
    const opened: Held = { lakeDir, engine: open(), running: 0, lastUsed: 0 };
    // A failed opening is not kept: the next query tries again.
    opened.engine.catch(() => {
      if (state.held.get(key) === opened) state.held.delete(key);
    });
    state.held.set(key, opened);
    held = opened;
  }
  held.running++;
  held.lastUsed = ++state.clock;
  return held;
}

/** Closes what nobody uses: what is retired, and of the rest all but the few used last. */
async function closeUnused(): Promise<void> {
  const { held, retired } = shared();
  const idle = [...held.entries()]
    .filter(([, each]) => each.running === 0)
    .sort(([, a], [, b]) => b.lastUsed - a.lastUsed);
  for (const [key, each] of idle.slice(KEPT)) {
    held.delete(key);
    retired.add(each);
  }
  for (const each of [...retired].filter(({ running }) => running === 0)) {
    retired.delete(each);
    const engine = await each.engine.catch(() => null);
    engine?.close();
  }
}

/** Closes what is open of one lake; what a query still uses, when it ends. */
export async function closeEngines(lakeDir: string): Promise<void> {
  const { held, retired } = shared();
  for (const [key, each] of held) {
    if (each.lakeDir !== lakeDir) continue;
    held.delete(key);
    retired.add(each);
  }
  await closeUnused();
}

async function enter(signal: AbortSignal | undefined): Promise<void> {
  signal?.throwIfAborted();
  const state = shared();
  if (state.running < RUNNING) {
    state.running++;
    return;
  }
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const abort = (): void => {
    state.waiting.splice(state.waiting.indexOf(resolve), 1);
    reject(signal?.reason);
  };
  state.waiting.push(resolve);
  signal?.addEventListener("abort", abort, { once: true });
  await promise.finally(() => signal?.removeEventListener("abort", abort));
}

/** Hands the place on to the first who waits. */
function leave(): void {
  const state = shared();
  const next = state.waiting.shift();
  if (next) next();
  else state.running--;
}
