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
  const { efficiencyStore, efficiencyDispatch, energyKwh } = battery;
  const floor = energyKwh * battery.lowest;
  const usable = energyKwh * (battery.highest - battery.lowest);
  const keep = (1 - battery.standingLoss) ** hours;
  const mostIn = battery.storeKw * hours;
  const mostOut = battery.dispatchKw * hours;
  const n = load.length;
  let content = start;
  let [loads, generations, directs, ins, outs, fromGrid, imports, exports, lost, known] = [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ];
  for (let t = 0; t < n; t++) {
    const kept = content * keep;
    lost += content - kept;
    content = kept;
    const use = load[t]!;
    const made = generation[t]!;
    const net = made - use;
    if (Number.isNaN(net)) {
      charge[t] = discharge[t] = gridCharge[t] = imported[t] = exported[t] = Number.NaN;
      stored[t] = floor + content;
      continue;
    }
    known++;
    const surplus = Math.max(net, 0);
    const short = Math.max(-net, 0);
    let into = wishes ? Math.min(surplus, wishes.charge[t]!) : surplus;
    let bought = wishes ? wishes.gridCharge[t]! : 0;
    let out = wishes ? Math.min(short, wishes.discharge[t]!) : short;
    if (into > mostIn) into = mostIn;
    if (bought > mostIn - into) bought = mostIn - into;
    if (out > mostOut) out = mostOut;
    const room = (usable - content) / efficiencyStore;
    into = Math.min(into, Math.max(room, 0));
    if (bought > room - into) bought = room > into ? room - into : 0;
    const within = content * efficiencyDispatch;
    if (out > within) out = within;
    const before = content;
    content += (into + bought) * efficiencyStore - out / efficiencyDispatch;
    if (content < 0) content = 0;
    if (content > usable) content = usable;
    lost += into + bought - out - (content - before);
    charge[t] = into + bought;
    gridCharge[t] = bought;
    discharge[t] = out;
    imported[t] = short - out + bought;
    exported[t] = surplus - into;
    stored[t] = floor + content;
    loads += use;
    generations += made;
    directs += Math.min(use, made);
    ins += into + bought;
    fromGrid += bought;
    outs += out;
    imports += short - out + bought;
    exports += surplus - into;
  }
  return {
    ...columns,
    totals: {
      load: loads,
      generation: generations,
      direct: directs,
      charge: ins,
      discharge: outs,
      gridCharge: fromGrid,
      imported: imports,
      exported: exports,
      lost,
      storedBefore: floor + start,
      storedAfter: floor + content,
      known,
      coverage: n > 0 ? known / n : Number.NaN,
    },
  };
}
