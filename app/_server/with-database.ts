import type { State } from "#lib/state/open-state.ts";
import { siteState } from "./site-state.ts";

/** Answers at once where the database answers; otherwise why it does not. */
export async function withDatabase<T>(
  ask: (state: State) => Promise<T>,
): Promise<{ readonly found: T } | { readonly away: string }> {
  const state = siteState();
  try {
    await state.check();
  } catch (error) {
    return { away: error instanceof Error ? error.message : String(error) };
  }
  return { found: await ask(state) };
}
