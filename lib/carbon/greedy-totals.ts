import { type Battery, checkedBattery } from "./battery.ts";
import { cyclicStart } from "./cyclic-start.ts";
import type { FlowTotals } from "./energy-flows.ts";
import { intervalsOf, type SiteEnergy } from "./site-energy.ts";

/** Sums of a greedy dispatch, which never charges from the grid. */
export type GreedyTotals = Omit<FlowTotals, "gridCharge" | "lost" | "storedBefore" | "coverage">;

/**
 * The sums of dispatchGreedy() without its columns, in a quarter of the time: sizes and contours ask for hundreds of years.
 *
 * @param site Load and generation.
 * @param battery Battery to dispatch.
 * @returns Sums over the intervals where both are known. [kWh]
 * @throws {RangeError} If columns differ in length, or the battery is impossible.
 */
export function greedyTotals(site: SiteEnergy, battery: Battery): GreedyTotals {
  intervalsOf(site);
  checkedBattery(battery);
  const floor = battery.energyKwh * battery.lowest;
  if (battery.initial !== "cyclic") return totalsFrom(site, battery, battery.energyKwh * battery.initial - floor);
  let totals: GreedyTotals | undefined;
  const start = cyclicStart(battery, (from) => {
    totals = totalsFrom(site, battery, from);
    return totals.storedAfter - floor;
  });
  return totals && start.isLast ? totals : totalsFrom(site, battery, start.kwh);
}

/** As runStore() runs where nothing is wished. */
function totalsFrom({ load, generation, hours }: SiteEnergy, battery: Battery, start: number): GreedyTotals {
  const { efficiencyStore, efficiencyDispatch } = battery;
  const [perStored, perGiven] = [1 / efficiencyStore, 1 / efficiencyDispatch];
  const floor = battery.energyKwh * battery.lowest;
  const usable = battery.energyKwh * (battery.highest - battery.lowest);
  const keep = (1 - battery.standingLoss) ** hours;
  const mostIn = battery.storeKw * hours;
  const mostOut = battery.dispatchKw * hours;
  let content = start;
  let known = 0;
  let used = 0;
  let made = 0;
  let direct = 0;
  let charge = 0;
  let discharge = 0;
  for (let t = 0; t < load.length; t++) {
    content *= keep;
    const use = load[t]!;
    const net = generation[t]! - use;
    if (net >= 0) {
      let into = net;
      if (into > mostIn) into = mostIn;
      const room = (usable - content) * perStored;
      if (into > room) into = room;
      direct += use;
      charge += into;
      content += into * efficiencyStore;
    } else if (net < 0) {
      let out = -net;
      if (out > mostOut) out = mostOut;
      const within = content * efficiencyDispatch;
      if (out > within) out = within;
      direct += generation[t]!;
      discharge += out;
      content -= out * perGiven;
    } else continue;
    if (content < 0) content = 0;
    else if (content > usable) content = usable;
    known++;
    used += use;
    made += generation[t]!;
  }
  return {
    load: used,
    generation: made,
    direct,
    charge,
    discharge,
    // What is left of rounding is nothing.
    imported: Math.max(0, used - direct - discharge),
    exported: Math.max(0, made - direct - charge),
    storedAfter: floor + content,
    known,
  };
}
