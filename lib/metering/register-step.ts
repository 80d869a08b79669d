import { mostEnergy, type RegisterLimits } from "./register-limits.ts";

/** Energy between two readings of a register, and whether it had to be guessed. */
export interface RegisterStep {
  /** Never negative, never more than the highest power gives; NaN where it cannot be told. [Wh] */
  readonly wh: number;
  /** True after a reset, as what was counted before it since the last reading is lost. */
  readonly estimated: boolean;
}

const UNKNOWN: RegisterStep = { wh: Number.NaN, estimated: true };

/**
 * Energy between two readings of a register that only rises, but may wrap at a known value, be reset, or be replaced.
 *
 * @param before Register at the start. [Wh]
 * @param after Register at the end. [Wh]
 * @param lengthMs Time between them. [ms]
 * @param limits What the register can do.
 * @returns The rise where it is possible. Else, where it falls: by less than a tenth, 0, a correction; from the top of a known
 *   modulus to its bottom, the way over it; to what can have been counted since, that: a reset. Else unknown: another meter.
 */
export function registerStep(before: number, after: number, lengthMs: number, limits: RegisterLimits): RegisterStep {
  if (lengthMs > limits.longestStepMs) return UNKNOWN;
  const most = mostEnergy(lengthMs, limits);
  const rise = after - before;
  if (rise >= 0) return rise <= most ? { wh: rise, estimated: false } : UNKNOWN;
  for (const modulus of limits.moduliWh) {
    const over = rise + modulus;
    if (before <= modulus && before >= 0.9 * modulus && over <= most) return { wh: over, estimated: false };
  }
  if (after >= 0.9 * before) return { wh: 0, estimated: true };
  return after <= most ? { wh: after, estimated: true } : UNKNOWN;
}
