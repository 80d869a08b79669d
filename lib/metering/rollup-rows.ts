const NUMBERS = ["start", "mean", "min", "max", "last", "coverage", "energyKwh"] as const;
const CODES = ["device", "metric", "count", "estimated", "quality", "source"] as const;

type Numbers = Record<(typeof NUMBERS)[number], Float64Array>;
type Codes = Record<(typeof CODES)[number], Int32Array>;

/** Rows of a rollup by column, one a device, metric and interval: `rows.mean[i]`. */
export class RollupRows {
  /** Rows held. */
  length = 0;
  /** Start of the interval. [ms since 1970, UTC] */
  start = new Float64Array(256);
  /** Mean, lowest, highest and last reading in the unit of the metric; NaN where none arrived. */
  mean = new Float64Array(256);
  min = new Float64Array(256);
  max = new Float64Array(256);
  last = new Float64Array(256);
  /** Share of the interval that readings cover. */
  coverage = new Float64Array(256);
  /** Energy of the interval, on one row a device and interval; NaN elsewhere and where it is unknown. [kWh] */
  energyKwh = new Float64Array(256);
  /** Numbers of device, metric and source in lists of the caller's. */
  device = new Int32Array(256);
  metric = new Int32Array(256);
  source = new Int32Array(256);
  /** Readings that arrived. */
  count = new Int32Array(256);
  /** 1 where a value was estimated. */
  estimated = new Int32Array(256);
  /** Rank of the row's quality. */
  quality = new Int32Array(256);

  /** Makes room for a row more and returns its place: every column there is to be set. */
  add(): number {
    if (this.length === this.start.length) this.#grow();
    return this.length++;
  }

  #grow(): void {
    const capacity = 2 * this.start.length;
    for (const name of NUMBERS) {
      const longer = new Float64Array(capacity);
      longer.set((this as Numbers)[name]);
      (this as Numbers)[name] = longer;
    }
    for (const name of CODES) {
      const longer = new Int32Array(capacity);
      longer.set((this as Codes)[name]);
      (this as Codes)[name] = longer;
    }
  }
}
