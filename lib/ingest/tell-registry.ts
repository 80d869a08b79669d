import type { Decoded } from "#lib/broker/decoded.ts";
import type { State } from "#lib/state/open-state.ts";
import { type Heard, putHeard } from "#lib/state/registry/put-heard.ts";
import { noteUsed } from "#lib/state/tokens/note-used.ts";
import type { RegistryCache } from "./registry-cache.ts";
import { tokenSection } from "./registry-sections.ts";

/** Tells the registry what is heard, now and then, and never keeps anybody waiting for it. */
export interface RegistryTeller {
  /** Notes what was stored. */
  hear(decoded: Decoded): void;
  /** Notes that a token is in use. */
  used(tokenId: string): void;
  /** Tells what waits; throws where the database does not answer. */
  tell(): Promise<void>;
  close(): Promise<void>;
}

export interface TellerOptions {
  readonly state: State;
  readonly registry: RegistryCache;
  readonly now: () => number;
  readonly say: (line: string) => void;
  /** How often it tells of what is new, and how often of news of what is known. [ms] */
  readonly tellMs?: number;
  readonly newsMs?: number;
}

const TELL_MS = 3000;
const NEWS_MS = 30_000;
/** Unknown devices that are taken in within a minute. More than that is somebody who invents names. */
const NEW_PER_MINUTE = 300;
const MINUTE_MS = 60_000;
/** Points of which something may wait to be told. */
const MOST_WAITING = 200_000;
const AT_ONCE = 5000;

export function openRegistryTeller(options: TellerOptions): RegistryTeller {
  const { state, registry, now, say, tellMs = TELL_MS, newsMs = NEWS_MS } = options;
  const inUse = new Set<string>();
  /** Points that the registry has for sure, as it was told of them. */
  const told = new Set<string>();
  let waiting = new Map<string, Waiting>();
  let tokens = new Set<string>();
  const fresh = { minute: 0, count: 0, isSaid: false };
  let newsAt = 0;
  let running: Promise<void> | undefined;
  const stop = registry.watch(tokenSection, ({ devices }) => {
    inUse.clear();
    for (const id of devices) inUse.add(id);
  });

  /** Whether a device may be told of: it is known, or one more may be. */
  const isTaken = (deviceId: string): boolean => {
    if (inUse.has(deviceId)) return true;
    const minute = Math.floor(now() / MINUTE_MS);
    if (fresh.minute !== minute) Object.assign(fresh, { minute, count: 0, isSaid: false });
    if (fresh.count < NEW_PER_MINUTE) {
      fresh.count++;
      inUse.add(deviceId);
      return true;
    }
    if (!fresh.isSaid) {
      fresh.isSaid = true;
      say(
        `More than ${NEW_PER_MINUTE} unknown devices within a minute: their readings are stored, the registry takes them in later.`,
      );
    }
    return false;
  };
  const tell = async () => {
    const at = now();
    const isNews = at - newsAt >= newsMs;
    const due = [...waiting].filter(([key]) => isNews || !told.has(key));
    const usedNow = tokens;
    tokens = new Set();
    for (const [key] of due) waiting.delete(key);
    try {
      for (let i = 0; i < due.length; i += AT_ONCE) {
        await putHeard(
          state,
          due.slice(i, i + AT_ONCE).map(([, heard]) => heard),
        );
      }
      await noteUsed(state, [...usedNow], at);
    } catch (error) {
      // It waits on, under what has come meanwhile.
      const since = waiting;
      waiting = new Map(due);
      for (const [key, heard] of since) {
        const before = waiting.get(key);
        if (before) join(before, heard);
        else waiting.set(key, heard);
      }
      for (const id of usedNow) tokens.add(id);
      throw error;
    }
    if (isNews) newsAt = at;
    if (told.size + due.length > MOST_WAITING) told.clear();
    for (const [key] of due) told.add(key);
  };
  const turn = () => {
    // Whether the database is there is said by whoever asks it.
    running ??= tell()
      .catch(() => undefined)
      .finally(() => {
        running = undefined;
      });
  };
  const timer = setInterval(turn, tellMs);
  return {
    hear(decoded) {
      if (decoded.kind !== "readings") return;
      for (const { deviceId, metric, ts, rxTs, value, quality } of decoded.readings) {
        const key = `${deviceId}\u0000${metric}`;
        const before = waiting.get(key);
        if (!before && (waiting.size >= MOST_WAITING || !isTaken(deviceId))) continue;
        const isSynthetic = quality === "synthetic";
        const heard = { deviceId, metric, isSynthetic, firstRx: rxTs, lastRx: rxTs, lastTs: ts, lastValue: value };
        if (before) join(before, heard);
        else waiting.set(key, heard);
      }
    },
    used: (tokenId) => void tokens.add(tokenId),
    async tell() {
      await running;
      await tell();
    },
    async close() {
      clearInterval(timer);
      stop();
      await running;
      await tell().catch(() => undefined);
    },
  };
}

type Waiting = { -readonly [K in keyof Heard]: Heard[K] };

function join(before: Waiting, heard: Heard): void {
  if (heard.lastTs >= before.lastTs) {
    before.lastTs = heard.lastTs;
    before.lastValue = heard.lastValue;
  }
  before.isSynthetic &&= heard.isSynthetic;
  before.firstRx = Math.min(before.firstRx, heard.firstRx);
  before.lastRx = Math.max(before.lastRx, heard.lastRx);
}
