/** Readings of one metric of one device in the order of time, then boot and number. */
export interface MetricReadings {
  /** What is read, its unit last: `power_w`. */
  readonly metric: string;
  /** Times, ascending. [ms since 1970, UTC] */
  readonly ts: Float64Array;
  /** Finite values, one a time, in the unit of the metric's suffix. */
  readonly value: Float64Array;
  /** Rank of each one's quality: 0 measured, 1 estimated, 2 synthetic. */
  readonly quality: Uint8Array;
  /** Number of each one's source in a list that is sorted by text. */
  readonly source: Int32Array;
}
