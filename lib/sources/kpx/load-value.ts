import { UserError } from "#lib/core/user-error.ts";
import { readQuantity } from "../table/quantity.ts";

/** Korea's national load has been between these since KPX publishes it; Jeju's alone, in the same layout, is below. [MW] */
const PLAUSIBLE_MW = { least: 1_000, most: 200_000 };

/** Load of a cell, NaN where the file says missing. [MW] */
export function readLoad(place: string, text: string): number {
  const load = readQuantity(text);
  if (load !== undefined && !(load < PLAUSIBLE_MW.least) && !(load > PLAUSIBLE_MW.most)) return load;
  throw new UserError(
    `Cannot import ${place} as national load must be a number of MW from ${PLAUSIBLE_MW.least} to ${PLAUSIBLE_MW.most}, or blank where missing: current value is "${text}"`,
  );
}
