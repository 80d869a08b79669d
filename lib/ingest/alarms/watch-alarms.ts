import path from "node:path";
import type { Decoded } from "#lib/broker/decoded.ts";
import type { RawMessage } from "#lib/broker/raw-message.ts";
import { isUserError } from "#lib/core/user-error.ts";
import type { AlarmEvent } from "#lib/metering/alarm/alarm.ts";
import type { AlarmWorld } from "#lib/metering/alarm/alarm-world.ts";
import { AlarmEngine, type SavedEngine } from "#lib/metering/alarm/engine.ts";
import type { AlarmDatabase } from "#lib/state/alarms/alarm-database.ts";
import type { AlarmRegistry } from "#lib/state/alarms/alarm-registry.ts";
import type { RegistryCache } from "../registry-cache.ts";
import { walFolder } from "../wal/segment.ts";
import type { LogPosition } from "../wal/wal.ts";
import { alarmSection, alarmWorld } from "./alarm-section.ts";
import { readAlarmsFile, type SavedAlarms, writeAlarmsFile } from "./alarms-file.ts";
import { catchUp } from "./catch-up.ts";
import { type AskEnergy, countBefore } from "./count-before.ts";
import { Outbox } from "./outbox.ts";

/** Judges what comes in by the rules of alarms. Nothing that goes wrong here stops or slows what acknowledges. */
export interface AlarmWatch {
  /** Begins: with what the log holds and was not judged, then with what comes. */
  begin(): void;
  /** Takes messages that are on the disk, decoded, and where they end in the log. */
  group(decoded: readonly Decoded[], position: LogPosition): void;
  /** Waits until all that is in the log was judged, and that is on the disk; throws where it is not: then no segment may go. */
  settle(signal: AbortSignal): Promise<void>;
  /** Segments that have gone, into the lake. */
  forget(files: readonly string[]): void;
  close(): Promise<void>;
}

export interface AlarmWatchOptions {
  readonly home: string;
  readonly zone: string;
  readonly now: () => number;
  readonly say: (line: string) => void;
  readonly decode: (message: RawMessage) => Decoded;
  readonly database: AlarmDatabase;
  /** Asks the lake what was used before budgets began to count; without it, that stays uncounted. */
  readonly askEnergy?: AskEnergy;
  readonly registry: Pick<RegistryCache, "get" | "watch">;
}

const TICK_MS = 1000;
/** What nobody waits for is saved so often. */
const SAVE_MS = 10_000;
/** Events are saved together, and saving takes a twentieth of the time at most. */
const SOON_MS = 100;
const PAUSE_PER_SAVE = 19;

/** Opens the evaluation where it was left. */
export async function watchAlarms(options: AlarmWatchOptions): Promise<AlarmWatch> {
  const { home, zone, now, say, decode, database, registry } = options;
  const saved = await readAlarmsFile(home).catch((error: Error) => {
    say(`Cannot read what alarms were left at (${error.message}): they begin anew.`);
    return undefined;
  });
  const judged = new Map(Object.entries(saved?.judged ?? {}));
  const written = new Map<string, number>();
  const stop = new AbortController();
  const once = sayOnce(say);
  const worldOf = (value: AlarmRegistry | undefined): AlarmWorld => ({
    ...alarmWorld(value, zone, once),
    fault: (watch, error) => once(`The alarm rule at ${watch} fails: ${(error as Error).stack ?? error}`),
  });
  let known = registry.get(alarmSection);
  const { engine, isLost: isForgotten } = openEngine(worldOf(known), saved?.engine, once);
  let isLive = false;
  let isLost = isForgotten;
  let isDirty = false;
  let moved = false;
  let savedAt = now();

  const take = (events: readonly AlarmEvent[]) => {
    if (events.length === 0) return;
    outbox.add(events);
    saveSoon();
  };
  /** Whatever a rule does to us, telemetry goes on. */
  const guarded = (work: () => void) => {
    try {
      work();
    } catch (error) {
      once(`Alarms: ${(error as Error).stack ?? error}`);
    }
  };
  const judge = (decoded: Decoded) => {
    if (decoded.kind !== "readings") return;
    for (const reading of decoded.readings) {
      guarded(() => {
        const events = engine.reading(reading);
        if (events.length > 0) take(events);
      });
    }
  };

  const outbox = new Outbox({
    database,
    say,
    saved: saved ?? { events: [], commands: [] },
    async apply(waiting) {
      if (!isLive) return [];
      const settled = waiting.map(({ id, command }) => {
        try {
          take(engine.command(command, now()));
          return { id, error: null };
        } catch (error) {
          if (!isUserError(error)) once(`Alarms: ${(error as Error).stack ?? error}`);
          return { id, error: (error as Error).message };
        }
      });
      return settled;
    },
    save: () => save(),
    async connected() {
      if (!isLive || !isLost || known === undefined) return;
      for (const alarm of await database.open()) engine.adopt(alarm);
      isLost = false;
      guarded(() => take(engine.configure(worldOf(known), now())));
    },
  });

  let saving: Promise<void> | undefined;
  let soon: NodeJS.Timeout | undefined;
  let notBefore = 0;
  /** Saves what is so now; a save that runs already may not have it. */
  const save = async (): Promise<void> => {
    while (saving) await saving.catch(() => undefined);
    saving = write().finally(() => {
      saving = undefined;
    });
    await saving;
  };
  const write = async () => {
    clearTimeout(soon);
    soon = undefined;
    isDirty = false;
    moved = false;
    const startedAt = performance.now();
    const { events, commands, done } = outbox.snapshot();
    const content: SavedAlarms = {
      version: 1,
      judged: Object.fromEntries(judged),
      engine: engine.save(),
      events,
      commands,
    };
    try {
      await writeAlarmsFile(home, content);
      done();
    } catch (error) {
      isDirty = true;
      once(`Cannot save alarms (${(error as Error).message}): it is tried again.`);
      throw error;
    } finally {
      savedAt = now();
      notBefore = performance.now() + PAUSE_PER_SAVE * (performance.now() - startedAt);
    }
  };
  const saveSoon = () => {
    isDirty = true;
    if (soon || stop.signal.aborted) return;
    const wait = Math.max(SOON_MS, notBefore - performance.now());
    soon = setTimeout(() => void save().then(outbox.exchange, () => undefined), wait);
  };

  const count = options.askEnergy && countBefore(engine, options.askEnergy, stop.signal);
  let counting: Promise<void> = Promise.resolve();
  let catching: Promise<void> = Promise.resolve();
  const goLive = () => {
    isLive = true;
    engine.listenFrom(now());
    if (!stop.signal.aborted) outbox.open();
  };
  const tick = () => {
    if (!isLive) return;
    guarded(() => take(engine.tick(now())));
    if ((isDirty && !soon) || (moved && Math.abs(now() - savedAt) > SAVE_MS)) saveSoon();
  };
  const ticking = setInterval(tick, TICK_MS);
  const unwatch = registry.watch(alarmSection, (value) => {
    known = value;
    guarded(() => take(engine.configure(worldOf(value), now())));
  });

  return {
    begin() {
      const replay = (message: RawMessage) => guarded(() => judge(decode(message)));
      const { signal } = stop;
      catching = catchUp(walFolder(home), { judged, written }, replay, { signal, reached: goLive }).catch(
        (error: Error) => {
          if (signal.aborted) return;
          once(`Cannot judge what the log holds (${error.message}): alarms go on with what comes.`);
          goLive();
        },
      );
    },
    group(decoded, { segment, index }) {
      written.set(segment, index);
      if (!isLive) return;
      // While catching up, some of them may have been read from the log already.
      const before = judged.get(segment) ?? 0;
      const from = Math.max(0, before - (index - decoded.length));
      judged.set(segment, index);
      moved = true;
      for (let i = from; i < decoded.length; i++) guarded(() => judge(decoded[i]!));
    },
    async settle(signal) {
      await Promise.race([catching, aborted(signal)]);
      signal.throwIfAborted();
      await save().catch((cause: Error) => {
        throw new Error(`what was judged of it cannot be saved (${cause.message})`, { cause });
      });
      void outbox.exchange();
    },
    forget(files) {
      for (const file of files) {
        judged.delete(path.basename(file));
        written.delete(path.basename(file));
      }
      if (!count) return;
      counting = counting.then(count).catch((error: Error) => {
        if (!stop.signal.aborted)
          once(`Cannot ask what budgets have not counted (${error.message}): it is tried again.`);
      });
    },
    async close() {
      clearInterval(ticking);
      unwatch();
      stop.abort();
      await catching;
      await counting;
      await outbox.close();
      clearTimeout(soon);
      await save().catch(() => undefined);
    },
  };
}

/** The engine where it was left. What it cannot go on from is left behind: nothing in it may keep ingest from starting. */
function openEngine(world: AlarmWorld, saved: SavedEngine | undefined, complain: (line: string) => void) {
  try {
    return { engine: new AlarmEngine(world, saved), isLost: saved === undefined };
  } catch (error) {
    complain(`Cannot go on from what alarms were left at (${(error as Error).message}): they begin anew.`);
    return { engine: new AlarmEngine(world), isLost: true };
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}

/** Says each line once an hour at most. */
function sayOnce(say: (line: string) => void): (line: string) => void {
  const said = new Map<string, number>();
  return (line) => {
    const last = said.get(line);
    if (last !== undefined && performance.now() - last < 3_600_000) return;
    if (said.size > 100) said.clear();
    said.set(line, performance.now());
    say(line);
  };
}
