import type { FlowTotals } from "./energy-flows.ts";

/** How much of what a site generates stays there, and how much of its load that serves. */
export interface SelfUse {
  /** Share of generation that is not exported, losses of the battery included; NaN without generation. [1] */
  readonly selfConsumption: number;
  /** Share of load that generation serves, as it comes or by the battery; NaN without load. [1] */
  readonly selfSufficiency: number;
}

/**
 * Self-consumption and self-sufficiency (autarky) of a site.
 *
 * @param totals Sums over the intervals that are known.
 * @returns Both shares.
 */
export function selfUse({ load, generation, direct, charge, discharge, exported, gridCharge }: FlowTotals): SelfUse {
  // What the battery took from the grid it gives back as the grid's: in all, by its share of what was taken.
  const own = charge > 0 ? (charge - gridCharge) / charge : 1;
  return {
    selfConsumption: generation > 0 ? (generation - exported) / generation : Number.NaN,
    selfSufficiency: load > 0 ? (direct + discharge * own) / load : Number.NaN,
  };
}
