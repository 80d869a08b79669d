/** Signals that a grid's zone may have. */
export type SignalName = "carbon_intensity" | "price";

/** A signal by the hour, as a file states it. */
export interface GridSignal {
  readonly zone: string;
  readonly signal: SignalName;
  readonly source: string;
  /** Start of each hour. [ms since 1970, UTC] */
  readonly start: Float64Array;
  /** Its mean of each hour: kgCO2e/kWh or KRW/kWh; NaN where missing. */
  readonly values: Float64Array;
  /** What a reader should know of how it was read, a line each. */
  readonly notes: readonly string[];
}
