import { type EnergyByQuarter, unknownEnergy } from "./energy-by-quarter.ts";
import type { MetricReadings } from "./metric-readings.ts";
import { eachQuarter, GAP_MS, type Quarters } from "./quarters.ts";

const MS_W_PER_KWH = 3.6e9;

/**
 * Energy by quarter from power, by trapezoids between readings that are no further apart than the gap limit; a trapezoid is
 * cut exactly where a quarter ends:
 *
 *     E = Σ (t_{i+1} − t_i) · (P_i + P_{i+1}) / 2
 *
 * @param readings Power of one device. [W]
 * @param quarters The quarters that count.
 * @returns Energy of each quarter, negative where power is; nothing is known where readings are too far apart.
 */
export function powerEnergy(readings: MetricReadings, quarters: Quarters): EnergyByQuarter {
  const { ts, value, source, quality } = readings;
  const energy = unknownEnergy(quarters);
  for (let i = 1; i < ts.length; i++) {
    const start = ts[i - 1]!;
    const length = ts[i]! - start;
    if (length <= 0 || length > GAP_MS) continue;
    const before = value[i - 1]!;
    const slope = (value[i]! - before) / length;
    const rank = Math.max(quality[i - 1]!, quality[i]!);
    eachQuarter(quarters, start, ts[i]!, (quarter, from, to) => {
      const mean = before + slope * ((from + to) / 2 - start);
      energy.kwh[quarter]! += (mean * (to - from)) / MS_W_PER_KWH;
      energy.knownMs[quarter]! += to - from;
      energy.source[quarter] = source[i]!;
      if (rank > energy.quality[quarter]!) energy.quality[quarter] = rank;
    });
  }
  return energy;
}
