import type { Battery } from "./battery.ts";

/** Most cycles are found within a few rounds, each of which starts where the one before ended; what is left is halved. */
const ROUNDS = 4;
const HALVINGS = 45;

/**
 * What a cyclic battery holds before the first interval: as much as after the last.
 *
 * @param battery Battery, checked.
 * @param run Runs through all intervals from a content above the lowest state of charge, and gives that after the last. [kWh]
 * @returns The content, and whether the last run started with it. [kWh]
 */
export function cyclicStart(
  { energyKwh, highest, lowest }: Battery,
  run: (start: number) => number,
): { readonly kwh: number; readonly isLast: boolean } {
  const usable = energyKwh * (highest - lowest);
  const tiny = 1e-12 * usable;
  let start = 0;
  let end = run(start);
  for (let round = 0; round < ROUNDS; round++) {
    if (Math.abs(end - start) <= tiny) return { kwh: start, isLast: true };
    start = end;
    end = run(start);
  }
  // A larger start never gains more than a smaller one, so the start that gains nothing lies between this one and a full store.
  let full = usable;
  for (let halving = 0; halving < HALVINGS && full - start > tiny; halving++) {
    const middle = (start + full) / 2;
    if (run(middle) > middle) start = middle;
    else full = middle;
  }
  return { kwh: full, isLast: false };
}
