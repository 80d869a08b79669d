/** Sums over the intervals where load and generation are known. [kWh] */
export interface FlowTotals {
  readonly load: number;
  readonly generation: number;
  /** Generation used as it came. */
  readonly direct: number;
  /** Taken and given by the battery, at its terminals. */
  readonly charge: number;
  readonly discharge: number;
  /** Of charge, what came from the grid. */
  readonly gridCharge: number;
  readonly imported: number;
  readonly exported: number;
  /** Lost in conversion and by standing, in all intervals. */
  readonly lost: number;
  /** In the battery before the first interval, and after the last. */
  readonly storedBefore: number;
  readonly storedAfter: number;
  /** Intervals where both are known, and their share of all: NaN where there is none. [1] */
  readonly known: number;
  readonly coverage: number;
}

/**
 * What flowed in each interval, as columns of shape [n], NaN where load or generation is missing. [kWh]
 *
 *     generation = direct + (charge − gridCharge) + exported
 *     load       = direct + discharge + (imported − gridCharge)
 *     Δstored    = efficiencyStore · charge − discharge / efficiencyDispatch − standing loss
 */
export interface EnergyFlows {
  readonly charge: Float64Array;
  readonly discharge: Float64Array;
  readonly gridCharge: Float64Array;
  readonly imported: Float64Array;
  readonly exported: Float64Array;
  /** In the battery at the end of each interval; known throughout. */
  readonly stored: Float64Array;
  readonly totals: FlowTotals;
}

/** Columns to write flows into, so that whoever asks hundreds of times need not make new ones. */
export type FlowColumns = Omit<EnergyFlows, "totals">;

/**
 * Makes columns for flows.
 *
 * @param n Number of intervals.
 * @returns Columns of zeros, shape [n] each.
 */
export function flowColumns(n: number): FlowColumns {
  const column = () => new Float64Array(n);
  return {
    charge: column(),
    discharge: column(),
    gridCharge: column(),
    imported: column(),
    exported: column(),
    stored: column(),
  };
}
