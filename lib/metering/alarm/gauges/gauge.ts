/** Makes of a point's readings the number that a rule judges, and says between what it has to lie. */
export interface Gauge {
  /** Lower limit; −∞ without one. May move with each reading. */
  readonly low: number;
  /** Upper limit; ∞ without one. May move with each reading. */
  readonly high: number;
  /** Since when it has counted, where that is later than its period began; null or absent otherwise. [ms since 1970, UTC] */
  readonly countedSince?: number | null;
  /** Takes the next reading (time in ms since 1970, calibrated value); NaN where it cannot be told. */
  read(ts: number, value: number): number;
  /** What it remembers, as JSON; undefined where that is nothing. */
  save(): unknown;
}
