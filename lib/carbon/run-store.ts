import type { Battery } from "./battery.ts";
import type { EnergyFlows, FlowColumns } from "./energy-flows.ts";
import type { SiteEnergy } from "./site-energy.ts";

/** What the battery is asked to do in each interval, at its terminals, shape [n] each; less is done where it cannot. [kWh] */
export interface StoreWishes {
  /** Of what is generated beyond the load. */
  readonly charge: Float64Array;
  readonly gridCharge: Float64Array;
  /** Of what is short. */
  readonly discharge: Float64Array;
}

/**
 * Runs a battery through a year: as is wished, or greedily where nothing is. Power, room and content bound what is done, so
 * the balance closes and the state of charge stays within its bounds whatever is wished.
 *
 * @param site Load and generation, checked.
 * @param battery Battery, checked.
 * @param start Content above the lowest state of charge before the first interval. [kWh]
 * @param columns Columns to write into, shape [n] each.
 * @param wishes What to do; greedily where left out.
 * @returns Flows and sums; an interval where load or generation is missing has NaN, and the store only its standing loss.
 */
export function runStore(
  { load, generation, hours }: SiteEnergy,
  battery: Battery,
  start: number,
  columns: FlowColumns,
  wishes?: StoreWishes,
): EnergyFlows {
  const { charge, discharge, gridCharge, imported, exported, stored } = columns;
  const { efficiencyStore, efficiencyDispatch } = battery;
  const [perStored, perGiven] = [1 / efficiencyStore, 1 / efficiencyDispatch];
  const floor = battery.energyKwh * battery.lowest;
  const usable = battery.energyKwh * (battery.highest - battery.lowest);
  const keep = (1 - battery.standingLoss) ** hours;
  const mostIn = battery.storeKw * hours;
  const mostOut = battery.dispatchKw * hours;
  const n = load.length;
  const sums = { load: 0, generation: 0, direct: 0, charge: 0, discharge: 0, gridCharge: 0, imported: 0, exported: 0 };
  let content = start;
  let known = 0;
  for (let t = 0; t < n; t++) {
    content *= keep;
    const use = load[t]!;
    const made = generation[t]!;
    const net = made - use;
    let into = 0;
    let bought = 0;
    let out = 0;
    let sold = 0;
    let taken = 0;
    if (net >= 0) {
      into = wishes && wishes.charge[t]! < net ? wishes.charge[t]! : net;
      if (into > mostIn) into = mostIn;
      const room = (usable - content) * perStored;
      if (into > room) into = room;
      sold = net - into;
      sums.direct += use;
    } else if (net < 0) {
      out = wishes && wishes.discharge[t]! < -net ? wishes.discharge[t]! : -net;
      if (out > mostOut) out = mostOut;
      const within = content * efficiencyDispatch;
      if (out > within) out = within;
      taken = -net - out;
      sums.direct += made;
    } else {
      charge[t] = discharge[t] = gridCharge[t] = imported[t] = exported[t] = Number.NaN;
      stored[t] = floor + content;
      continue;
    }
    if (wishes) {
      const room = (usable - content + out * perGiven) * perStored - into;
      bought = Math.max(0, Math.min(wishes.gridCharge[t]!, mostIn - into, room));
    }
    content += (into + bought) * efficiencyStore - out * perGiven;
    if (content < 0) content = 0;
    else if (content > usable) content = usable;
    known++;
    sums.load += use;
    sums.generation += made;
    sums.charge += charge[t] = into + bought;
    sums.discharge += discharge[t] = out;
    sums.gridCharge += gridCharge[t] = bought;
    sums.imported += imported[t] = taken + bought;
    sums.exported += exported[t] = sold;
    stored[t] = floor + content;
  }
  return {
    ...columns,
    totals: {
      ...sums,
      lost: sums.charge - sums.discharge + start - content,
      storedBefore: floor + start,
      storedAfter: floor + content,
      known,
      coverage: n > 0 ? known / n : Number.NaN,
    },
  };
}
