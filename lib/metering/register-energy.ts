import { type EnergyByQuarter, unknownEnergy } from "./energy-by-quarter.ts";
import type { MetricReadings } from "./metric-readings.ts";
import { eachQuarter, GAP_MS, type Quarters } from "./quarters.ts";
import { GLITCH_REACH, registerGlitches } from "./register-glitches.ts";
import { REGISTER_LIMITS, type RegisterLimits } from "./register-limits.ts";
import { registerStep } from "./register-step.ts";

/**
 * Energy by quarter from a register of energy that only rises (`total_increasing`): the steps between its readings, glitches
 * left out, each spread evenly over its time. Over a gap it is estimated, over a longer one than the limits allow missing.
 *
 * @param readings Register of one device. [Wh]
 * @param quarters The quarters that count.
 * @param limits What the register can do.
 * @returns Energy of each quarter, never negative; nothing is known where the register does not tell.
 */
export function registerEnergy(
  readings: MetricReadings,
  quarters: Quarters,
  limits: RegisterLimits = REGISTER_LIMITS,
): EnergyByQuarter {
  const { ts, value, source, quality } = readings;
  const energy = unknownEnergy(quarters);
  const glitches = registerGlitches(ts, value, limits);
  let good = -1;
  for (let i = 0; i < ts.length; i++) {
    if (glitches[i] === 1) continue;
    const before = good;
    good = i;
    // Further back nothing is looked at, so that no reading's energy depends on those far away.
    if (before < 0 || i - before > GLITCH_REACH + 1) continue;
    const start = ts[before]!;
    const length = ts[i]! - start;
    const { wh, estimated } = registerStep(value[before]!, value[i]!, length, limits);
    if (Number.isNaN(wh)) continue;
    const rank = Math.max(quality[before]!, quality[i]!);
    const isEstimated = estimated || length > GAP_MS ? 1 : 0;
    // Two readings of one moment: their step belongs to the quarter that begins or goes on there.
    const end = length > 0 ? ts[i]! : start + 1;
    eachQuarter(quarters, start, end, (quarter, from, to) => {
      energy.kwh[quarter]! += (wh / 1000) * ((to - from) / (end - start));
      if (length > 0) energy.knownMs[quarter]! += to - from;
      energy.source[quarter] = source[i]!;
      if (isEstimated === 1) energy.estimated[quarter] = 1;
      if (rank > energy.quality[quarter]!) energy.quality[quarter] = rank;
    });
  }
  return energy;
}
