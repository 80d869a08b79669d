import { UserError } from "#lib/core/user-error.ts";
import { openState, type State } from "#lib/state/open-state.ts";
import { settingsOf } from "../settings-of.ts";
import type { World } from "../world.ts";

/** Opens the database of the settings for a piece of work, and closes it after. */
export async function withState<T>(world: World, work: (state: State) => Promise<T>): Promise<T> {
  const state = openState({ ...settingsOf(world), connections: 2 });
  try {
    await state.check().catch((cause: Error) => {
      throw new UserError(`Cannot reach the database (${cause.message}): start Wattbook, or set DATABASE_URL`, {
        cause,
      });
    });
    return await work(state);
  } finally {
    await state.close();
  }
}
