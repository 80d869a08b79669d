import { startEmbeddedDatabase } from "#lib/state/embedded-database.ts";
import { migrateDatabase } from "#lib/state/migrate.ts";
import { openState, type State } from "#lib/state/open-state.ts";
import { settingsOf } from "../settings-of.ts";
import { requireWritableHome } from "../supervisor/preflight.ts";
import type { World } from "../world.ts";

/** Opens the database of the settings for a piece of work. Where the embedded one is not running, it runs for as long as that. */
export async function withState<T>(world: World, work: (state: State) => Promise<T>): Promise<T> {
  const { home, databaseUrl } = settingsOf(world);
  await requireWritableHome(home);
  const state = openState({ home, databaseUrl });
  const isThere = await state.check().then(
    () => true,
    (error: unknown) => {
      if (databaseUrl) throw error;
      return false;
    },
  );
  const database = isThere ? undefined : await startEmbeddedDatabase(home);
  try {
    await migrateDatabase(state.pool);
    return await work(state);
  } finally {
    await state.close();
    await database?.close();
  }
}
