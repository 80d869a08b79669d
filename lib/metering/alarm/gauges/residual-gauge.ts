import type { Twin, TwinDrivers } from "../../twin/twin.ts";
import type { Gauge } from "./gauge.ts";

/** Judges how far the value is from what the device's twin expects. */
export class ResidualGauge implements Gauge {
  low = Number.NEGATIVE_INFINITY;
  high = Number.POSITIVE_INFINITY;
  readonly #twin: Twin;
  readonly #limit: number | null;
  readonly #drivers: () => TwinDrivers;

  /** Without a limit the twin's own band is the limit. */
  constructor(twin: Twin, limit: number | null, drivers: () => TwinDrivers) {
    this.#twin = twin;
    this.#limit = limit;
    this.#drivers = drivers;
  }

  read(ts: number, value: number): number {
    const { expected, low, high } = this.#twin.step({ at: ts, reported: value, drivers: this.#drivers() });
    if (expected === null) return Number.NaN;
    if (this.#limit !== null) {
      this.low = -this.#limit;
      this.high = this.#limit;
    } else {
      if (low === null || high === null) return Number.NaN;
      this.low = low - expected;
      this.high = high - expected;
    }
    return value - expected;
  }

  save(): unknown {
    return this.#twin.save();
  }
}
