import type { FlowTotals } from "./energy-flows.ts";

/**
 * The CFE score where the grid's carbon-free share is the same throughout and nothing was stored from it: sums alone tell it,
 * and it is what hourlyMatching() gives.
 *
 * @param totals Sums of what was dispatched.
 * @param gridCfe Carbon-free share of the grid. [1]
 * @returns The score, and the share of load that is the site's own; NaN without load. [1]
 * @throws {RangeError} If the grid's share is not from 0 to 1.
 */
export function uniformMatch(
  totals: Pick<FlowTotals, "load" | "direct" | "discharge">,
  gridCfe: number,
): { readonly score: number; readonly own: number } {
  if (gridCfe < 0 || gridCfe > 1) {
    throw new RangeError(`Cannot match as the grid's share must be from 0 to 1: it is ${gridCfe}`);
  }
  const own = totals.load > 0 ? (totals.direct + totals.discharge) / totals.load : Number.NaN;
  return { score: own + (1 - own) * gridCfe, own };
}
