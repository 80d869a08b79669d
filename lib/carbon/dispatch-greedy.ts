import { type Battery, checkedBattery } from "./battery.ts";
import { type EnergyFlows, type FlowColumns, flowColumns } from "./energy-flows.ts";
import { runStore } from "./run-store.ts";
import { intervalsOf, type SiteEnergy } from "./site-energy.ts";

/** Most cycles are found within a few rounds, each of which starts where the one before ended; what is left is halved. */
const ROUNDS = 4;
const HALVINGS = 45;

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
  const floor = battery.energyKwh * battery.lowest;
  const tiny = 1e-12 * usable;
  let start = 0;
  let flows = runStore(site, battery, start, columns);
  for (let round = 0; round < ROUNDS; round++) {
    const end = flows.totals.storedAfter - floor;
    if (Math.abs(end - start) <= tiny) return flows;
    start = end;
    flows = runStore(site, battery, start, columns);
  }
  // A larger start never gains more than a smaller one, so the start that gains nothing lies between this one and a full store.
  let full = usable;
  for (let halving = 0; halving < HALVINGS && full - start > tiny; halving++) {
    const middle = (start + full) / 2;
    flows = runStore(site, battery, middle, columns);
    if (flows.totals.storedAfter - floor > middle) start = middle;
    else full = middle;
  }
  return runStore(site, battery, full, columns);
}
