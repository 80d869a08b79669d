import { type Battery, checkedBattery } from "./battery.ts";
import { cyclicStart } from "./cyclic-start.ts";
import { type EnergyFlows, type FlowColumns, flowColumns } from "./energy-flows.ts";
import { runStore } from "./run-store.ts";
import { intervalsOf, type SiteEnergy } from "./site-energy.ts";

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
  const floor = battery.energyKwh * battery.lowest;
  if (battery.initial !== "cyclic")
    return runStore(site, battery, battery.energyKwh * battery.initial - floor, columns);
  let flows: EnergyFlows | undefined;
  const start = cyclicStart(battery, (from) => {
    flows = runStore(site, battery, from, columns);
    return flows.totals.storedAfter - floor;
  });
  return flows && start.isLast ? flows : runStore(site, battery, start.kwh, columns);
}
