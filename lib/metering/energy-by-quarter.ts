import type { Quarters } from "./quarters.ts";

/** Energy of each of some quarters of an hour, and of how much of each it is known. */
export interface EnergyByQuarter {
  /** Energy of the part of each quarter for which it is known. [kWh] */
  readonly kwh: Float64Array;
  /** Time of each quarter for which it is known. [ms] */
  readonly knownMs: Float64Array;
  /** 1 where it was spread over a gap or told by a reset, else 0. */
  readonly estimated: Uint8Array;
  /** Number of the source of the reading that told it last; -1 where none did. */
  readonly source: Int32Array;
  /** Worst rank of quality among the readings that told it. */
  readonly quality: Uint8Array;
}

/**
 * Energy by quarter that nothing is known of yet.
 *
 * @param quarters The quarters.
 * @returns Arrays of one element a quarter, shape [count].
 */
export function unknownEnergy({ count }: Quarters): EnergyByQuarter {
  return {
    kwh: new Float64Array(count),
    knownMs: new Float64Array(count),
    estimated: new Uint8Array(count),
    source: new Int32Array(count).fill(-1),
    quality: new Uint8Array(count),
  };
}
