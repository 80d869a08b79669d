import type { Battery } from "./battery.ts";
import type { EnergyFlows } from "./energy-flows.ts";
import type { SiteEnergy } from "./site-energy.ts";

/** Load matched with carbon-free energy in the same interval. */
export interface HourlyMatch {
  /** CFE score: share of load that is carbon-free, the grid's own share included; NaN without load. [1] */
  readonly score: number;
  /** Share of load served by the site's own or contracted carbon-free energy, as it came or stored; the grid's left out, stored or not. [1] */
  readonly own: number;
  /** Load that is carbon-free in each interval, shape [n]; NaN where it is not known. [kWh] */
  readonly carbonFree: Float64Array;
  /** Load of the intervals that count. [kWh] */
  readonly load: number;
  /** Share of intervals that count: those where load, generation and the grid's share are known. [1] */
  readonly coverage: number;
}

/**
 * Hourly matching by the score for carbon-free energy (CFE) [1]:
 *
 *     score = Σ (min(own, load) + (load − min(own, load)) · grid) / Σ load
 *
 * where own is generation and what the battery gives in that interval, and grid the carbon-free share of the grid; what is in
 * excess does not carry over. What a battery took from the grid is as carbon-free as the grid was then, mixed with the rest
 * of its content; none of it is the site's own.
 *
 * @param site Load and generation.
 * @param flows What was dispatched.
 * @param battery Battery that was dispatched.
 * @param gridCfe Carbon-free share of the grid: one number, or one an interval, shape [n]; 0 counts the site's own alone. [1]
 * @returns Score, coverage and the carbon-free load by interval.
 * @throws {RangeError} If a share is not from 0 to 1.
 *
 * [1] Google, "24/7 Carbon-Free Energy: Methodologies and Metrics," 2021,
 *     https://sustainability.google/reports/24x7-carbon-free-energy-methodologies-metrics/.
 */
export function hourlyMatching(
  site: SiteEnergy,
  flows: EnergyFlows,
  battery: Battery,
  gridCfe: number | Float64Array = 0,
): HourlyMatch {
  const n = site.load.length;
  const grid = typeof gridCfe === "number" ? new Float64Array(n).fill(gridCfe) : gridCfe;
  if (grid.length !== n) throw new RangeError(`Cannot match ${n} intervals as the grid's share has ${grid.length}`);
  const bad = grid.find((share) => share < 0 || share > 1);
  if (bad !== undefined) throw new RangeError(`Cannot match as the grid's share must be from 0 to 1: it is ${bad}`);
  const isBought = flows.totals.gridCharge > 0;
  const clean = isBought ? dischargeShare(site, flows, battery, grid) : undefined;
  // A grid of which nothing counts leaves what the site stored of its own.
  const ownShare = isBought ? dischargeShare(site, flows, battery, new Float64Array(n)) : undefined;
  const carbonFree = new Float64Array(n);
  let [matched, own, load, known] = [0, 0, 0, 0];
  for (let t = 0; t < n; t++) {
    const use = site.load[t]!;
    const fromBattery = flows.discharge[t]! * (clean ? clean[t]! : 1);
    const direct = Math.min(site.generation[t]!, use);
    const bought = flows.imported[t]! - flows.gridCharge[t]!;
    carbonFree[t] = direct + fromBattery + bought * grid[t]!;
    if (Number.isNaN(carbonFree[t]!)) continue;
    matched += carbonFree[t]!;
    own += direct + flows.discharge[t]! * (ownShare ? ownShare[t]! : 1);
    load += use;
    known++;
  }
  const share = (kwh: number) => (load > 0 ? kwh / load : Number.NaN);
  return { score: share(matched), own: share(own), carbonFree, load, coverage: n > 0 ? known / n : Number.NaN };
}

/**
 * The share of what the battery gives in each interval that is the site's own or counts of the grid, its content well mixed; a second
 * round starts as the first ended.
 */
function dischargeShare(site: SiteEnergy, flows: EnergyFlows, battery: Battery, grid: Float64Array): Float64Array {
  const n = site.load.length;
  const shares = new Float64Array(n);
  const floor = battery.energyKwh * battery.lowest;
  const keep = (1 - battery.standingLoss) ** site.hours;
  let share = 0;
  for (let round = 0; round < 2; round++) {
    let content = Math.max(0, flows.totals.storedBefore - floor);
    for (let t = 0; t < n; t++) {
      const [charge, bought] = [flows.charge[t]!, flows.gridCharge[t]!];
      const kept = content * keep;
      const into = charge * battery.efficiencyStore;
      if (into > 0) {
        // Bought while the grid's share is not known: not claimed as carbon-free later.
        const clean = (charge - bought + bought * (Number.isNaN(grid[t]!) ? 0 : grid[t]!)) * battery.efficiencyStore;
        share = (kept * share + clean) / (kept + into);
      }
      shares[t] = share;
      content = Math.max(0, flows.stored[t]! - floor);
    }
    if (battery.initial !== "cyclic") break;
  }
  return shares;
}
