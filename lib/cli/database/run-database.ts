import type { Settings } from "#lib/core/settings.ts";
import { startEmbeddedDatabase } from "#lib/state/embedded-database.ts";
import { migrateDatabase } from "#lib/state/migrate.ts";
import { openState } from "#lib/state/open-state.ts";

/** Runs the embedded PostgreSQL until the signal is aborted, its tables brought to what this version needs. */
export async function runDatabase({ home }: Settings, say: (line: string) => void, signal: AbortSignal): Promise<void> {
  const database = await startEmbeddedDatabase(home, say);
  try {
    const state = openState({ home });
    await migrateDatabase(state.pool).finally(() => state.close());
    say(`The database is at ${database.connection.host}:${database.connection.port}.`);
    const stopped = new Promise<"stopped">((resolve) => {
      if (signal.aborted) resolve("stopped");
      else signal.addEventListener("abort", () => resolve("stopped"), { once: true });
    });
    const end = await Promise.race([stopped, database.ended.then((last) => ({ last }))]);
    if (end !== "stopped") throw new Error(`PostgreSQL ended: ${end.last}`);
  } finally {
    await database.close();
  }
}
