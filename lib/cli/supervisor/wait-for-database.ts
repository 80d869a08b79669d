import { setTimeout as sleep } from "node:timers/promises";
import type { Settings } from "#lib/core/settings.ts";
import { openState } from "#lib/state/open-state.ts";

const PATIENCE_MS = 20_000;
const LOOK_MS = 200;

/** Waits a little until the database is there with its tables, so that the first page does not find it away. */
export async function waitForDatabase(
  settings: Settings,
  say: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const state = openState({ ...settings, connections: 1 });
  const until = performance.now() + PATIENCE_MS;
  try {
    while (!signal.aborted) {
      try {
        await state.pool.query("SELECT FROM device LIMIT 1");
        return;
      } catch (error) {
        if (performance.now() > until) {
          say(`The database does not answer yet (${(error as Error).message}): devices and alarms wait for it.`);
          return;
        }
        await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  } finally {
    await state.close();
  }
}
