import { isUserError } from "#lib/core/user-error.ts";
import { readTwinModel } from "./read-twin-model.ts";
import type { TwinModel } from "./twin-model.ts";

/**
 * The model that is stored of a twin: one that cannot be read must not take others with it.
 *
 * @param json What was stored.
 * @param complain Told why it cannot be read; without it nobody is.
 * @returns The model; null where there is none, or none that can be read.
 * @throws What is no fault of the model.
 */
export function storedTwinModel(json: unknown, complain?: (reason: string) => void): TwinModel | null {
  if (json === null || json === undefined) return null;
  try {
    return readTwinModel(json);
  } catch (error) {
    if (!isUserError(error)) throw error;
    complain?.(error.message);
    return null;
  }
}
