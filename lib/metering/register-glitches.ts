import { mostEnergy, type RegisterLimits } from "./register-limits.ts";

/** Readings on either side that tell whether one is a glitch. */
export const GLITCH_REACH = 3;

/**
 * Readings of a register on either side of a time that decide its energy there: those that a step skips, and beyond them those
 * that tell whether its ends are glitches.
 */
export const REGISTER_REACH = 2 * GLITCH_REACH + 1;

/** A register that falls by less than a tenth has not been reset: the rule of Home Assistant. */
const DIP = 0.9;

/**
 * Which readings of a register are glitches: one before and one after, within reach, agree with one another, but not with
 * it. A small dip is one, and so is a value from or to which no power leads, or one below zero. It depends on the neighbours alone, so it is the
 * same whatever else has arrived.
 *
 * @param ts Times, ascending, shape [n]. [ms]
 * @param value Register, same axis. [Wh]
 * @param limits What the register can do.
 * @returns 1 for each reading that is a glitch, else 0; same axis.
 */
export function registerGlitches(ts: Float64Array, value: Float64Array, limits: RegisterLimits): Uint8Array {
  const glitches = new Uint8Array(ts.length);
  for (let i = 0; i < ts.length; i++) {
    if (value[i]! < 0) glitches[i] = 1;
    if (value[i]! < 0 || i === 0 || i === ts.length - 1) continue;
    // A register that only rises, and not too fast, has none: nearly always so.
    if (rises(ts, value, i - 1, i, limits) && rises(ts, value, i, i + 1, limits)) continue;
    if (isGlitch(ts, value, i, limits)) glitches[i] = 1;
  }
  return glitches;
}

function isGlitch(ts: Float64Array, value: Float64Array, i: number, limits: RegisterLimits): boolean {
  const v = value[i]!;
  for (let a = i - 1; a >= Math.max(0, i - GLITCH_REACH); a--) {
    for (let b = i + 1; b <= Math.min(ts.length - 1, i + GLITCH_REACH); b++) {
      if (ts[b]! - ts[a]! > limits.longestStepMs || !rises(ts, value, a, b, limits)) continue;
      const down = v < value[a]! && (v > DIP * value[a]! || !rises(ts, value, i, b, limits));
      const up = v > value[b]! && !rises(ts, value, a, i, limits);
      if (down || up) return true;
    }
  }
  return false;
}

/** Whether a register can come from one reading to a later one by counting. */
function rises(ts: Float64Array, value: Float64Array, a: number, b: number, limits: RegisterLimits): boolean {
  const step = value[b]! - value[a]!;
  return value[a]! >= 0 && step >= 0 && step <= mostEnergy(ts[b]! - ts[a]!, limits);
}
