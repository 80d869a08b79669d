import { UserError } from "#lib/core/user-error.ts";
import type { Instance } from "../model/instance.ts";

/** Periods a day that a search can take at most: a curriculum's day is a bit mask with two bits of margin at either end. */
export const MOST_SLOTS = 28;

/**
 * Makes sure that a search can take the days of an instance.
 *
 * @param instance The instance.
 * @throws {UserError} If a day has more than {@link MOST_SLOTS} periods.
 */
export function requireFewSlots({ name, slots }: Pick<Instance, "name" | "slots">): void {
  if (slots <= MOST_SLOTS) return;
  throw new UserError(
    `Cannot solve ${name} as a day has ${slots} periods, of at most ${MOST_SLOTS}: make them longer, so that there are fewer`,
  );
}
