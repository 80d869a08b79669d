import { openTwin } from "./open-twin.ts";
import type { Expectation, TwinDrivers, TwinState } from "./twin.ts";
import type { TwinModel } from "./twin-model.ts";

/** A moment ahead. */
export interface MomentAhead extends Expectation {
  /** [ms since 1970, UTC] */
  readonly at: number;
}

/**
 * Runs a twin ahead of its device: what it would read under drivers that are forecast or supposed. Nothing is reported there, so
 * only the drivers move it.
 *
 * @param model What the twin is made of.
 * @param from Where it starts: what a twin of this model saved, or the value that the first moment has. [unit of the metric]
 * @param times Moments, rising, shape [n]. [ms since 1970, UTC]
 * @param drivers What moves it at each of them.
 * @returns What is expected at each; nulls where the twin cannot tell.
 */
export function runAhead(
  model: TwinModel,
  from: TwinState | number,
  times: readonly number[],
  drivers: (at: number, i: number) => TwinDrivers,
): MomentAhead[] {
  const twin = openTwin(model, typeof from === "number" ? undefined : from);
  return times.map((at, i) => {
    const reported = i === 0 && typeof from === "number" ? from : null;
    return { at, ...twin.step({ at, reported, drivers: drivers(at, i) }) };
  });
}
