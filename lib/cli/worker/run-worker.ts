import { setTimeout as sleep } from "node:timers/promises";
import type { Settings } from "#lib/core/settings.ts";
import { type Jobs, openJobs } from "#lib/state/jobs.ts";
import { migrateDatabase } from "#lib/state/migrate.ts";
import { openState, type State } from "#lib/state/open-state.ts";

/** What a worker's duties need. */
export interface WorkerWorld {
  readonly settings: Settings;
  readonly state: State;
  readonly jobs: Jobs;
  readonly say: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Begins something that a worker does as long as it runs; gives how to end it. */
export type Duty = (world: WorkerWorld) => Promise<() => Promise<void>>;

const RETRY_MS = 500;

/** Does the jobs of the queue until the signal is aborted. Any number of workers may. */
export async function runWorker(
  settings: Settings,
  duties: readonly Duty[],
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const onError = (error: Error) => say(`The database: ${error.message}`);
  const state = openState({ ...settings, connections: 10, onError });
  const ends: (() => Promise<void>)[] = [];
  let jobs: Jobs | undefined;
  try {
    await untilReady(state, say, signal);
    await migrateDatabase(state.pool);
    jobs = await openJobs(state, onError);
    for (const duty of duties) ends.push(await duty({ settings, state, jobs, say, signal }));
    say("The worker is ready.");
    await aborted(signal);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    for (const end of ends.reverse()) await end();
    await jobs?.stop({ graceful: true, timeout: 5000 });
    await state.close();
  }
}

/** The database may be starting too. */
async function untilReady(state: State, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  let told = false;
  for (let i = 0; ; i++) {
    try {
      return await state.check();
    } catch (error) {
      if (i >= 20 && !told) {
        told = true;
        say(`The worker waits for the database: ${(error as Error).message}`);
      }
      await sleep(RETRY_MS, undefined, { signal });
    }
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
