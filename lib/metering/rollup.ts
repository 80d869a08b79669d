import type { EnergyByQuarter } from "./energy-by-quarter.ts";
import { intervalEnergy } from "./interval-energy.ts";
import type { MetricReadings } from "./metric-readings.ts";
import { powerEnergy } from "./power-energy.ts";
import { ESTIMATED } from "./quality-rank.ts";
import { type QuarterStatistics, quarterStatistics } from "./quarter-statistics.ts";
import { QUARTER_MS, type Quarters } from "./quarters.ts";
import { registerEnergy } from "./register-energy.ts";
import { REGISTER_LIMITS, type RegisterLimits } from "./register-limits.ts";
import type { RollupRows } from "./rollup-rows.ts";

/** Metrics that tell energy: the first that a quarter has a reading of carries it. */
const CARRIERS = ["power_w", "energy_wh", "interval_energy_kwh"] as const;

/** The same by how much they are believed: a register counts between readings too. */
const BELIEVED = ["energy_wh", "power_w", "interval_energy_kwh"] as const;

type EnergyMetric = (typeof CARRIERS)[number];

/** Numbers that stand for texts in the rows of a rollup. */
export interface RollupCodes {
  /** The device's number. */
  readonly device: number;
  /** Numbers of metrics by name. */
  readonly metrics: ReadonlyMap<string, number>;
}

/**
 * Rolls the readings of one device up to quarters of an hour: mean, extremes, last value, count, coverage, and energy on one
 * row of each quarter. It is a function of the set of readings; to be exact they must reach past the quarters: 30 minutes for
 * power, an hour for energies of intervals, seven readings for a register.
 *
 * @param readings Readings of the device by metric, each metric once.
 * @param quarters The quarters to make rows of.
 * @param rows Rows are added here, by metric in the order of `readings`, then by time; quarters of which nothing is known
 *   get none.
 * @param codes What stands for the device and its metrics in the rows.
 * @param limits What registers can do.
 */
export function rollup(
  readings: readonly MetricReadings[],
  quarters: Quarters,
  rows: RollupRows,
  codes: RollupCodes,
  limits: RegisterLimits = REGISTER_LIMITS,
): void {
  const statistics = readings.map((each) => quarterStatistics(each, quarters));
  const energies = new Map(
    readings.flatMap((each, m) => {
      const energy = energyOf(each, quarters, limits);
      return energy ? [[each.metric as EnergyMetric, { m, energy }] as const] : [];
    }),
  );
  const carried = readings.map(() => new Map<number, EnergyByQuarter>());
  for (let quarter = 0; quarter < quarters.count; quarter++) {
    const teller = believed(energies, quarter);
    if (teller === null) continue;
    const carrier = CARRIERS.find((name) => (statistics[energies.get(name)?.m ?? -1]?.count[quarter] ?? 0) > 0);
    const { m } = energies.get(carrier ?? teller)!;
    carried[m]!.set(quarter, energies.get(teller)!.energy);
  }
  readings.forEach(({ metric }, m) => {
    const series = { device: codes.device, metric: codes.metrics.get(metric)!, guess: bridgedRank(metric) };
    addRows(statistics[m]!, carried[m]!, quarters, rows, series);
  });
}

function energyOf(readings: MetricReadings, quarters: Quarters, limits: RegisterLimits): EnergyByQuarter | null {
  if (readings.metric === "power_w") return powerEnergy(readings, quarters);
  if (readings.metric === "energy_wh") return registerEnergy(readings, quarters, limits);
  return readings.metric === "interval_energy_kwh" ? intervalEnergy(readings, quarters) : null;
}

/** Who knows the energy of the longest part of a quarter: of equals the one that is believed more. */
function believed(
  energies: ReadonlyMap<EnergyMetric, { readonly energy: EnergyByQuarter }>,
  quarter: number,
): EnergyMetric | null {
  let best: EnergyMetric | null = null;
  let known = 0;
  for (const name of BELIEVED) {
    const here = energies.get(name)?.energy.knownMs[quarter] ?? 0;
    if (here > known) [best, known] = [name, here];
  }
  return best;
}

/** Best rank of a quarter that has no reading, but energy: it is a guess, unless it was metered over a longer interval. */
function bridgedRank(metric: string): number {
  return metric === "interval_energy_kwh" ? 0 : ESTIMATED;
}

function addRows(
  found: QuarterStatistics,
  carried: ReadonlyMap<number, EnergyByQuarter>,
  quarters: Quarters,
  rows: RollupRows,
  { device, metric, guess }: { readonly device: number; readonly metric: number; readonly guess: number },
): void {
  for (let quarter = 0; quarter < quarters.count; quarter++) {
    const count = found.count[quarter]!;
    const energy = carried.get(quarter);
    if (count === 0 && !energy) continue;
    const at = rows.add();
    const [min, max] = [found.min[quarter]!, found.max[quarter]!];
    const quality = count > 0 ? found.quality[quarter]! : Math.max(guess, energy!.quality[quarter]!);
    rows.start[at] = quarters.from + quarter * QUARTER_MS;
    rows.device[at] = device;
    rows.metric[at] = metric;
    // Rounding must not put a mean of equal readings beside them.
    rows.mean[at] = count > 0 ? Math.min(max, Math.max(min, found.sum[quarter]! / count)) : Number.NaN;
    rows.min[at] = min;
    rows.max[at] = max;
    rows.last[at] = found.last[quarter]!;
    rows.count[at] = count;
    rows.coverage[at] = found.coveredMs[quarter]! / QUARTER_MS;
    rows.energyKwh[at] = energy ? energy.kwh[quarter]! : Number.NaN;
    rows.estimated[at] = energy?.estimated[quarter] === 1 || quality === ESTIMATED ? 1 : 0;
    rows.quality[at] = quality;
    rows.source[at] = count > 0 ? found.source[quarter]! : energy!.source[quarter]!;
  }
}
