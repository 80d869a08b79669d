import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { writeDurably } from "#lib/lake/store/durable.ts";
import type { State } from "#lib/state/open-state.ts";
import { REGISTRY_CHANNEL } from "#lib/state/registry/registry-channel.ts";

/** A part of what ingest must know of the database. */
export interface RegistrySection<T> {
  /** Its name in the file. A value of another shape needs another name: an older file may be there. */
  readonly name: string;
  /** Asks the database; JSON. */
  readonly load: (state: State) => Promise<T>;
}

/** What was last heard of the registry: from the database, or, while that is away, from a file. */
export interface RegistryCache {
  /** The value as last heard; undefined while it never was. */
  get<T>(section: RegistrySection<T>): T | undefined;
  /** Hands over the value, if it is known, and each one that differs from the last. Gives how to stop. */
  watch<T>(section: RegistrySection<T>, heard: (value: T) => void): () => void;
  /** Asks the database now; throws where it does not answer. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

export interface RegistryCacheOptions {
  readonly home: string;
  readonly state: State;
  // biome-ignore lint/suspicious/noExplicitAny: sections of any types; each is read back by itself alone.
  readonly sections: readonly RegistrySection<any>[];
  readonly say: (line: string) => void;
  readonly lookMs?: number;
}

const LOOK_MS = 5000;
/** Looks after which everything is asked for, whether or not something seems to have changed. */
const LOOKS_UNTIL_ALL = 12;
/** Looks in vain that nobody is told of, as the database may be starting. */
const PATIENT_LOOKS = 3;

/** Reads the file, and asks the database from then on: when it tells of a change, and now and then. Never waits for it. */
export async function openRegistryCache(options: RegistryCacheOptions): Promise<RegistryCache> {
  const { home, state, sections, say, lookMs = LOOK_MS } = options;
  const folder = path.join(home, "ingest");
  await mkdir(folder, { recursive: true });
  const known = await readKnown(folder, say);
  const watchers = new Map<string, Set<(value: unknown) => void>>();
  let stamp: string | undefined;
  let looks = 0;
  let inVain = 0;
  let isClosed = false;
  let running: Promise<void> | undefined;
  let again = false;

  const load = async () => {
    const changed: string[] = [];
    for (const { name, load: ask } of sections) {
      const text = JSON.stringify(await ask(state));
      if (text === known.get(name)) continue;
      known.set(name, text);
      changed.push(name);
    }
    if (changed.length === 0) return;
    // First those who watch: a token that was revoked must not work any longer, whatever the disk does.
    for (const name of changed) for (const heard of watchers.get(name) ?? []) heard(JSON.parse(known.get(name)!));
    await write(folder, known);
  };
  /** One at a time; who asks while one runs gets the next, as that one may have read already. */
  const refresh = (): Promise<void> => {
    if (running) again = true;
    running ??= (async () => {
      try {
        do {
          again = false;
          await load();
        } while (again && !isClosed);
      } finally {
        running = undefined;
      }
    })();
    return running;
  };
  const look = async (all: boolean) => {
    if (isClosed) return;
    try {
      const newest = await newestChange(state);
      if (all || newest !== stamp || ++looks % LOOKS_UNTIL_ALL === 0) await refresh();
      stamp = newest;
      if (inVain > PATIENT_LOOKS) say("The registry can be asked again.");
      inVain = 0;
    } catch (error) {
      if (isClosed) return;
      stamp = undefined;
      if (++inVain === PATIENT_LOOKS + 1) {
        say(`The registry cannot be asked (${(error as Error).message}): what was last heard of it holds.`);
      }
    }
  };
  const timer = setInterval(() => void look(false), lookMs);
  const stop = state.listen(REGISTRY_CHANNEL, () => void look(true));
  return {
    get: ({ name }) => {
      const text = known.get(name);
      return text === undefined ? undefined : JSON.parse(text);
    },
    watch({ name, load: _ }, heard) {
      const set = watchers.get(name) ?? new Set();
      watchers.set(name, set.add(heard as (value: unknown) => void));
      const text = known.get(name);
      if (text !== undefined) heard(JSON.parse(text));
      return () => void set.delete(heard as (value: unknown) => void);
    },
    refresh,
    async close() {
      isClosed = true;
      clearInterval(timer);
      stop();
      await running?.catch(() => undefined);
    },
  };
}

/** Each change of the registry writes a row in the same transaction. */
async function newestChange(state: State): Promise<string> {
  const { rows } = await state.pool.query<{ id: string | null }>("SELECT max(id)::text AS id FROM change");
  return rows[0]?.id ?? "";
}

function fileOf(folder: string): string {
  return path.join(folder, "registry.json");
}

async function readKnown(folder: string, say: (line: string) => void): Promise<Map<string, string>> {
  const text = await readFile(fileOf(folder), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "{}";
    throw error;
  });
  try {
    const sections = JSON.parse(text) as Record<string, unknown>;
    return new Map(Object.entries(sections).map(([name, value]) => [name, JSON.stringify(value)]));
  } catch {
    say(`Cannot read ${fileOf(folder)}: the registry is unknown until the database tells it.`);
    return new Map();
  }
}

async function write(folder: string, known: ReadonlyMap<string, string>): Promise<void> {
  const sections = [...known].map(([name, text]) => `${JSON.stringify(name)}:${text}`);
  await writeDurably(fileOf(folder), `{${sections.join(",\n")}}`, folder, 0o600);
}
