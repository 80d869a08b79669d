import type { Battery } from "#lib/carbon/battery.ts";
import { dispatchGreedy } from "#lib/carbon/dispatch-greedy.ts";
import { type DispatchObjective, dispatchOptimal, objectiveValue } from "#lib/carbon/dispatch-optimal.ts";
import type { EnergyFlows } from "#lib/carbon/energy-flows.ts";
import { highsSolver } from "#lib/carbon/highs-solver.ts";
import type { SiteEnergy } from "#lib/carbon/site-energy.ts";

/** How a battery was dispatched, in words and flows. */
export interface SiteDispatch {
  readonly flows: EnergyFlows;
  readonly how: string;
  /** What optimal dispatch made least, and what greedy dispatch would have come to. */
  readonly objective?: {
    readonly words: string;
    readonly unit: "kWh" | "kg" | "KRW";
    readonly optimal: number;
    readonly greedy: number;
  };
}

const UNITS = { import: "kWh", carbon: "kg", cost: "KRW" } as const;

interface DispatchRequest {
  readonly objective: DispatchObjective;
  readonly words: string;
  readonly gridCharging: boolean;
}

/** Dispatches greedily, or optimally by HiGHS where an objective is given. */
export async function dispatchSite(site: SiteEnergy, battery: Battery, asked?: DispatchRequest): Promise<SiteDispatch> {
  const greedy = dispatchGreedy(site, battery);
  if (!asked) return { flows: greedy, how: "greedy" };
  // Three megabytes that only optimal dispatch needs.
  const { default: loadHighs } = await import("highs");
  const { objective, words, gridCharging } = asked;
  const flows = dispatchOptimal(site, battery, objective, highsSolver(await loadHighs()), { gridCharging });
  const charging = gridCharging ? ", charging from the grid too" : "";
  return {
    flows,
    how: `optimal by HiGHS with perfect foresight, ${words}${charging}`,
    objective: {
      words,
      unit: UNITS[objective.least],
      optimal: objectiveValue(flows, objective),
      greedy: objectiveValue(greedy, objective),
    },
  };
}
