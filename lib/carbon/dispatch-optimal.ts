import { type Battery, checkedBattery } from "./battery.ts";
import { dispatchGreedy } from "./dispatch-greedy.ts";
import { type DispatchRules, type DispatchWeights, dispatchProblem } from "./dispatch-problem.ts";
import { type EnergyFlows, flowColumns } from "./energy-flows.ts";
import type { LinearSolver } from "./linear-program.ts";
import { runStore, type StoreWishes } from "./run-store.ts";
import { intervalsOf, type SiteEnergy } from "./site-energy.ts";

/** What to make least. A signal is one number, or one an interval. */
export type DispatchObjective =
  | { readonly least: "import" }
  /** Emissions of what is imported, by the grid's intensity. [kg/kWh] */
  | { readonly least: "carbon"; readonly intensity: number | Float64Array }
  /** Cost of what is imported, less what exports earn. [currency/kWh] */
  | { readonly least: "cost"; readonly price: number | Float64Array; readonly feedIn: number | Float64Array };

/** How optimal dispatch goes about it. */
export interface OptimalOptions {
  /** Whether the battery may charge from the grid. */
  readonly gridCharging?: boolean;
  /** Intervals that are decided at once, and how far each decision looks beyond them; the whole at once where left out. */
  readonly rolling?: { readonly window: number; readonly lookAhead: number };
}

/**
 * Dispatches a battery with perfect foresight, by linear programming. What is decided runs through the same store as greedy
 * dispatch, so its laws hold to rounding. With rolling windows each is optimal for itself and what it looks ahead to, the
 * content at its end left free; a cyclic battery then starts with what a first round ended with.
 *
 * @param site Load and generation.
 * @param battery Battery to dispatch.
 * @param objective What to make least.
 * @param solve Solver of linear programs.
 * @param options Charging from the grid; rolling windows.
 * @returns Flows of each interval and their sums.
 * @throws {RangeError} If columns differ in length, the battery is impossible, or a signal is negative or missing.
 */
export function dispatchOptimal(
  site: SiteEnergy,
  battery: Battery,
  objective: DispatchObjective,
  solve: LinearSolver,
  { gridCharging = false, rolling }: OptimalOptions = {},
): EnergyFlows {
  const n = intervalsOf(site);
  checkedBattery(battery);
  const usable = battery.energyKwh * (battery.highest - battery.lowest);
  if (n === 0 || !(usable > 0)) return dispatchGreedy(site, battery);
  const weights = dispatchWeights(objective, n);
  const fixed = battery.initial === "cyclic" ? battery.initial : battery.energyKwh * (battery.initial - battery.lowest);
  if (!rolling) {
    const { program, decided } = dispatchProblem(site, battery, { weights, gridCharging, start: fixed });
    const { wishes, start } = decided(solve(program).x);
    return runStore(site, battery, start, flowColumns(n), wishes);
  }
  const round = (start: number) => {
    const wishes = rollingWishes(site, battery, { weights, gridCharging, start }, solve, rolling);
    return runStore(site, battery, start, flowColumns(n), wishes);
  };
  if (fixed !== "cyclic") return round(fixed);
  return round(round(0).totals.storedAfter - battery.energyKwh * battery.lowest);
}

/**
 * What flows are worth by an objective: kWh imported, kg emitted, or the cost.
 *
 * @param flows Flows of each interval.
 * @param objective What was to be made least.
 * @returns The sum over the intervals that are known; NaN where a signal is missing.
 */
export function objectiveValue({ imported, exported }: EnergyFlows, objective: DispatchObjective): number {
  const weights = dispatchWeights(objective, imported.length);
  let sum = 0;
  for (let t = 0; t < imported.length; t++) {
    if (Number.isNaN(imported[t]!)) continue;
    sum += imported[t]! * weights.imported[t]! - exported[t]! * weights.exported[t]!;
  }
  return sum;
}

function dispatchWeights(objective: DispatchObjective, n: number): DispatchWeights {
  const column = (signal: number | Float64Array) =>
    typeof signal === "number" ? new Float64Array(n).fill(signal) : signal;
  if (objective.least === "import") return { imported: column(1), exported: column(0) };
  if (objective.least === "carbon") return { imported: column(objective.intensity), exported: column(0) };
  return { imported: column(objective.price), exported: column(objective.feedIn) };
}

function rollingWishes(
  site: SiteEnergy,
  battery: Battery,
  { weights, gridCharging, start }: DispatchRules & { readonly start: number },
  solve: LinearSolver,
  { window, lookAhead }: { readonly window: number; readonly lookAhead: number },
): StoreWishes {
  const n = site.load.length;
  const { charge, discharge, gridCharge } = flowColumns(n);
  const floor = battery.energyKwh * battery.lowest;
  let content = start;
  for (let from = 0; from < n; from += window) {
    const slice = (column: Float64Array, length: number) => column.subarray(from, Math.min(n, from + length));
    const part = (length: number): SiteEnergy => ({
      load: slice(site.load, length),
      generation: slice(site.generation, length),
      hours: site.hours,
    });
    const seen = window + lookAhead;
    const { program, decided } = dispatchProblem(part(seen), battery, {
      weights: { imported: slice(weights.imported, seen), exported: slice(weights.exported, seen) },
      gridCharging,
      start: content,
    });
    const { wishes } = decided(solve(program).x);
    charge.set(decidedPart(wishes.charge, window), from);
    discharge.set(decidedPart(wishes.discharge, window), from);
    gridCharge.set(decidedPart(wishes.gridCharge, window), from);
    const kept = part(window);
    content = runStore(kept, battery, content, flowColumns(kept.load.length), wishes).totals.storedAfter - floor;
  }
  return { charge, discharge, gridCharge };
}

const decidedPart = (column: Float64Array, length: number) => column.subarray(0, length);
