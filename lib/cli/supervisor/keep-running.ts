import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { childEnd } from "./child-end.ts";

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** A child that ran this long counts as sound again: the next pause is the first one. */
const SOUND_MS = 60_000;

/** What is to be kept running. */
export interface KeptChild {
  readonly name: string;
  readonly start: () => ChildProcess;
  readonly say: (line: string) => void;
}

/** Starts a child again whenever it ends, after ever longer pauses, until the signal is aborted; then stops its tree. */
export async function keepRunning({ name, start, say }: KeptChild, signal: AbortSignal): Promise<void> {
  let pauseMs = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    const startedAt = performance.now();
    try {
      const end = await childEnd(start(), signal);
      if (performance.now() - startedAt > SOUND_MS) pauseMs = FIRST_PAUSE_MS;
      say(`${name} ended with ${end}: starting it again in ${pauseMs / 1000} s.`);
      await sleep(pauseMs, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
  }
}
