import type { Battery } from "./battery.ts";
import type { EnergyFlows } from "./energy-flows.ts";
import type { SiteEnergy } from "./site-energy.ts";

/** Energies as near as this to a limit are at it, as a share of the usable energy. */
const AT_LIMIT = 1e-9;

/**
 * Bounds what any dispatch must import that charges from generation alone, whatever it foresees: a battery of the same size, power and
 * losses cannot import less. It is the dual of the linear program of dispatch (Lagrange's multipliers, weak duality), and holds for
 * whatever is taken for the worth of a stored kWh; where that is taken from the flows of a dispatch that is optimal, the bound is what it
 * imports, so that the distance between the two says how far from the optimum any other is.
 *
 * @param site Load and generation.
 * @param battery Battery.
 * @param flows Flows of a dispatch of them, by which a stored kWh is valued: that of the next hour that lacks it, nothing before a hour
 *   that has no room for more.
 * @returns The least that can be imported over the intervals in which load and generation are known. [kWh]
 */
export function importBound({ load, generation, hours }: SiteEnergy, battery: Battery, flows: EnergyFlows): number {
  const { efficiencyStore, efficiencyDispatch, energyKwh, lowest, highest } = battery;
  const usable = energyKwh * (highest - lowest);
  const keep = (1 - battery.standingLoss) ** hours;
  const [mostIn, mostOut] = [battery.storeKw * hours, battery.dispatchKw * hours];
  const tiny = AT_LIMIT * (1 + usable);
  const n = load.length;
  const isCyclic = battery.initial === "cyclic";
  const worth = new Float64Array(n + 1);
  // Around the year twice: what is stored on its last day serves its first.
  for (let round = 0; round < (isCyclic ? 2 : 1); round++) {
    if (isCyclic) worth[n] = worth[0]!;
    for (let t = n - 1; t >= 0; t--) {
      const net = generation[t]! - load[t]!;
      const isShort = net < 0 && flows.discharge[t]! < Math.min(-net, mostOut) - tiny;
      const isFull = net > 0 && flows.charge[t]! < Math.min(net, mostIn) - tiny;
      worth[t] = isShort ? efficiencyDispatch : isFull ? 0 : Math.min(efficiencyDispatch, keep * worth[t + 1]!);
    }
  }
  if (isCyclic) worth[n] = worth[0]!;
  let least = isCyclic ? 0 : -keep * worth[0]! * energyKwh * ((battery.initial as number) - lowest);
  for (let t = 0; t < n; t++) {
    const stored = worth[t]!;
    least += Math.min(0, stored - keep * worth[t + 1]!) * usable;
    const net = generation[t]! - load[t]!;
    if (net > 0) least -= stored * efficiencyStore * Math.min(net, mostIn);
    else if (net < 0) least += -net - (1 - stored / efficiencyDispatch) * Math.min(-net, mostOut);
  }
  return least;
}
