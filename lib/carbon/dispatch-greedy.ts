import { type Battery, checkedBattery } from "./battery.ts";
import { type EnergyFlows, type FlowColumns, flowColumns } from "./energy-flows.ts";
import { runStore } from "./run-store.ts";
import { intervalsOf, type SiteEnergy } from "./site-energy.ts";

/** A cycle of the least content is found within a few rounds, as each starts where the one before ended. */
const MOST_ROUNDS = 50;

/**
 * Dispatches a battery without foresight: what is generated beyond the load is stored as far as power and room allow and the
 * rest exported; what is short is taken from the store as far as power and content allow and the rest imported. No other way
 * of charging from generation alone imports less.
 *
 * @param site Load and generation.
 * @param battery Battery to dispatch.
 * @param columns Columns to write into, shape [n] each; new ones where left out.
 * @returns Flows of each interval and their sums; an interval where load or generation is missing has none.
 * @throws {RangeError} If columns differ in length, or the battery is impossible.
 */
export function dispatchGreedy(
  site: SiteEnergy,
  battery: Battery,
  columns: FlowColumns = flowColumns(site.load.length),
): EnergyFlows {
  intervalsOf(site);
  checkedBattery(battery);
  const usable = battery.energyKwh * (battery.highest - battery.lowest);
  if (battery.initial !== "cyclic") {
    return runStore(site, battery, battery.energyKwh * (battery.initial - battery.lowest), columns);
  }
  let start = 0;
  let flows = runStore(site, battery, start, columns);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const end = flows.totals.storedAfter - battery.energyKwh * battery.lowest;
    if (Math.abs(end - start) <= 1e-12 * usable) break;
    start = end;
    flows = runStore(site, battery, start, columns);
  }
  return flows;
}
