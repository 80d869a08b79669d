import { UserError } from "#lib/core/user-error.ts";
import type { State } from "#lib/state/open-state.ts";
import { isRegistryError } from "#lib/state/registry/registry-error.ts";
import type { World } from "../world.ts";
import { withState } from "./with-state.ts";

/** Who changes something from the command line. */
export const ACTOR = "cli";

/** Works on the registry; what it refuses is the reader's to mend. */
export async function registryWork(world: World, work: (state: State) => Promise<void>): Promise<void> {
  try {
    await withState(world, work);
  } catch (error) {
    if (!isRegistryError(error)) throw error;
    throw new UserError(error.message, { cause: error });
  }
}
