import type { Battery } from "./battery.ts";
import type { LinearProgram } from "./linear-program.ts";
import type { StoreWishes } from "./run-store.ts";
import type { SiteEnergy } from "./site-energy.ts";

/** What a kWh costs and earns in each interval, shape [n] each, in any unit of value; neither is negative. */
export interface DispatchWeights {
  /** Of a kWh that is imported. */
  readonly imported: Float64Array;
  /** Gain of a kWh that is exported. */
  readonly exported: Float64Array;
}

/** How a battery is to be dispatched. */
export interface DispatchRules {
  readonly weights: DispatchWeights;
  /** Whether it may charge from the grid; it never discharges into it. */
  readonly gridCharging: boolean;
  /** Content above the lowest state of charge before the first interval; `cyclic`: that after the last. [kWh] */
  readonly start: number | "cyclic";
}

/** A linear program of dispatch, and how to read what it decides. */
export interface DispatchProblem {
  readonly program: LinearProgram;
  /** What is decided, as wishes for a run through the store, and the content before the first interval. */
  readonly decided: (x: Float64Array) => { readonly wishes: StoreWishes; readonly start: number };
}

/** Share of the mean weight that a kWh through the battery is charged with, so that of equal optima the least busy is taken. */
const TIE = 1e-6;

/**
 * Writes optimal dispatch as a linear program: charge from what is generated beyond the load, discharge for what is short and,
 * where allowed, charge from the grid are columns, bounded by power; one row an interval keeps the store's content:
 *
 *     content(t) − keep · content(t−1) − efficiencyStore · charge(t) + discharge(t) / efficiencyDispatch = 0
 *
 * Energies are counted in units of the battery's usable energy, weights in units of their mean, so that the solver's
 * tolerances mean the same for a house and a campus.
 *
 * @param site Load and generation, checked.
 * @param battery Battery, checked, with usable energy.
 * @param rules Weights, charging from the grid, content at the start.
 * @returns The program, and how to read it.
 * @throws {RangeError} If a weight is negative or its columns differ in length.
 */
export function dispatchProblem(site: SiteEnergy, battery: Battery, rules: DispatchRules): DispatchProblem {
  const n = site.load.length;
  const unit = battery.energyKwh * (battery.highest - battery.lowest);
  const keep = (1 - battery.standingLoss) ** site.hours;
  const mean = meanWeight(rules.weights, n);
  const columns = new ProgramColumns();
  const [charge, discharge, gridCharge, content] = Array.from({ length: 4 }, () => new Int32Array(n).fill(-1)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  let rows = n;
  const most = { store: (battery.storeKw * site.hours) / unit, dispatch: (battery.dispatchKw * site.hours) / unit };
  for (let t = 0; t < n; t++) {
    const net = (site.generation[t]! - site.load[t]!) / unit;
    const buys = rules.weights.imported[t]! / mean + TIE;
    if (net > 0) {
      const shared = rules.gridCharging ? rows++ : -1;
      const gain = rules.weights.exported[t]! / mean + TIE;
      charge[t] = columns.add(gain, Math.min(net, most.store), [t, -battery.efficiencyStore, shared, 1]);
      if (rules.gridCharging) {
        gridCharge[t] = columns.add(buys, Math.min(most.store, WIDE), [t, -battery.efficiencyStore, shared, 1]);
      }
    } else if (net <= 0) {
      const saves = -rules.weights.imported[t]! / mean;
      discharge[t] = columns.add(saves, Math.min(-net, most.dispatch), [t, 1 / battery.efficiencyDispatch]);
      if (rules.gridCharging) {
        gridCharge[t] = columns.add(buys, Math.min(most.store, WIDE), [t, -battery.efficiencyStore]);
      }
    }
    const next = t + 1 < n ? t + 1 : rules.start === "cyclic" ? 0 : -1;
    content[t] = columns.add(0, 1, next === t ? [t, 1 - keep] : [t, 1, next, -keep]);
  }
  const lower = new Float64Array(rows);
  const upper = new Float64Array(rows);
  upper.fill(Math.min(most.store, 2 * WIDE), n);
  if (rules.start !== "cyclic") lower[0] = upper[0] = (keep * rules.start) / unit;
  const read = (x: Float64Array, index: Int32Array) =>
    Float64Array.from(index, (i) => (i < 0 ? 0 : Math.max(0, x[i]!) * unit));
  return {
    program: { ...columns.toArrays(), rowLower: lower, rowUpper: upper },
    decided: (x) => ({
      wishes: { charge: read(x, charge), discharge: read(x, discharge), gridCharge: read(x, gridCharge) },
      start: rules.start === "cyclic" ? Math.min(1, Math.max(0, x[content[n - 1]!]!)) * unit : rules.start,
    }),
  };
}

/** No interval moves more than this many times the store's energy, as it could not be held; an infinite power ends here. */
const WIDE = 4;

function meanWeight({ imported, exported }: DispatchWeights, n: number): number {
  let sum = 0;
  for (const weights of [imported, exported]) {
    if (weights.length !== n) throw new RangeError(`Cannot dispatch ${n} intervals as ${weights.length} have a weight`);
    for (const weight of weights) {
      if (!(weight >= 0)) throw new RangeError(`Cannot dispatch as a weight must be a number from 0: it is ${weight}`);
    }
  }
  for (const weight of imported) sum += weight;
  return sum > 0 ? sum / n : 1;
}

/** Columns of a program as they are written down. */
class ProgramColumns {
  readonly #cost: number[] = [];
  readonly #upper: number[] = [];
  readonly #starts: number[] = [0];
  readonly #rows: number[] = [];
  readonly #values: number[] = [];

  /** Adds a column by its cost, upper bound, and entries: row, value, row, value; a row of -1 is none. */
  add(cost: number, upper: number, entries: readonly number[]): number {
    for (let i = 0; i < entries.length; i += 2) {
      if (entries[i]! < 0) continue;
      this.#rows.push(entries[i]!);
      this.#values.push(entries[i + 1]!);
    }
    this.#starts.push(this.#rows.length);
    this.#upper.push(upper);
    return this.#cost.push(cost) - 1;
  }

  toArrays(): Pick<LinearProgram, "cost" | "upper" | "starts" | "rows" | "values"> {
    return {
      cost: Float64Array.from(this.#cost),
      upper: Float64Array.from(this.#upper),
      starts: Int32Array.from(this.#starts),
      rows: Int32Array.from(this.#rows),
      values: Float64Array.from(this.#values),
    };
  }
}
