import type { Settings } from "#lib/core/settings.ts";
import { UserError } from "#lib/core/user-error.ts";
import { isDatabaseAway } from "#lib/state/database-away.ts";
import { openState, type State } from "#lib/state/open-state.ts";

/** Does something with the database of a home that runs, or the one of DATABASE_URL. */
export async function withState<T>({ home, databaseUrl }: Settings, work: (state: State) => Promise<T>): Promise<T> {
  const state = openState({ home, databaseUrl, connections: 2 });
  try {
    return await work(state);
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    throw new UserError("Cannot reach the database as it does not answer: start Wattbook first, or set DATABASE_URL", {
      cause: error,
    });
  } finally {
    await state.close();
  }
}
