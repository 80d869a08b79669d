import type { Battery } from "./battery.ts";
import { greedyTotals } from "./greedy-totals.ts";
import type { SizingSite } from "./sizing.ts";
import { uniformMatch } from "./uniform-match.ts";

/**
 * CFE scores over sizes of photovoltaics and battery, for a contour: greedy dispatch of each pair.
 *
 * @param site Load and what a kWp generates.
 * @param kwps Photovoltaic powers, shape [p]. [kWp]
 * @param batteries Batteries, shape [b].
 * @param gridCfe Carbon-free share of the grid, one for all intervals. [1]
 * @returns Scores, shape [b × p], those of a battery in a row; NaN where no load is known. [1]
 */
export function matchingSurface(
  { load, perKwp, hours }: SizingSite,
  kwps: readonly number[],
  batteries: readonly Battery[],
  gridCfe = 0,
): Float64Array {
  const scores = new Float64Array(kwps.length * batteries.length);
  for (const [column, kwp] of kwps.entries()) {
    const generation = perKwp.map((kwh) => kwh * kwp);
    for (const [row, battery] of batteries.entries()) {
      const totals = greedyTotals({ load, generation, hours }, battery);
      scores[row * kwps.length + column] = uniformMatch(totals, gridCfe).score;
    }
  }
  return scores;
}
