import type { MetricReadings } from "#lib/metering/metric-readings.ts";

/** Readings of one metric as they come, to be taken as columns. */
export class ReadingColumns {
  length = 0;
  #ts = new Float64Array(4096);
  #value = new Float64Array(4096);
  #quality = new Uint8Array(4096);
  #source = new Int32Array(4096);

  push(ts: number, value: number, quality: number, source: number): void {
    const at = this.length++;
    if (at === this.#ts.length) this.#grow();
    this.#ts[at] = ts;
    this.#value[at] = value;
    this.#quality[at] = quality;
    this.#source[at] = source;
  }

  /** What came since the last time, copied. */
  take(metric: string): MetricReadings {
    const end = this.length;
    this.length = 0;
    return {
      metric,
      ts: this.#ts.slice(0, end),
      value: this.#value.slice(0, end),
      quality: this.#quality.slice(0, end),
      source: this.#source.slice(0, end),
    };
  }

  #grow(): void {
    const longer = <T extends { set(old: T): void }>(old: T, made: T): T => {
      made.set(old);
      return made;
    };
    const capacity = 2 * this.#ts.length;
    this.#ts = longer(this.#ts, new Float64Array(capacity));
    this.#value = longer(this.#value, new Float64Array(capacity));
    this.#quality = longer(this.#quality, new Uint8Array(capacity));
    this.#source = longer(this.#source, new Int32Array(capacity));
  }
}
