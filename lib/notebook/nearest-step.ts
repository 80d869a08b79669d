import type { NumberRange } from "./input.ts";

/** Digits behind the point that steps may have. */
const MOST_DECIMALS = 6;

/** The value of a range that is nearest to a number: clamped, and on a step. */
export function nearestStep(value: number, { min, max, step }: Pick<NumberRange, "min" | "max" | "step">): number {
  const most = Math.floor((max - min) / step + 1e-9);
  const steps = Math.min(most, Math.max(0, Math.round((value - min) / step)));
  return Number((min + steps * step).toFixed(MOST_DECIMALS)) + 0;
}
