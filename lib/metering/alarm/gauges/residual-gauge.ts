import type { Gauge } from "./gauge.ts";

/** What an alarm asks of the twin of a device: told readings in the order of time, what each should have been. */
export interface ExpectingTwin {
  step(input: {
    readonly at: number;
    readonly reported: number | null;
    readonly drivers?: Readonly<Record<string, number>>;
    readonly driversAt?: Readonly<Record<string, number>>;
  }): { readonly expected: number | null; readonly low: number | null; readonly high: number | null };
  save(): unknown;
}

/** What moves a twin, by the driver's name, and since when each value holds. [ms since 1970, UTC] */
export interface HeldValues {
  readonly drivers: Readonly<Record<string, number>>;
  readonly driversAt: Readonly<Record<string, number>>;
}

/** Judges how far the value is from what the device's twin expects. */
export class ResidualGauge implements Gauge {
  low = Number.NEGATIVE_INFINITY;
  high = Number.POSITIVE_INFINITY;
  readonly #twin: ExpectingTwin;
  readonly #limit: number | null;
  readonly #driversAt: (ts: number) => HeldValues;

  /** Without a limit the twin's own band is the limit. */
  constructor(twin: ExpectingTwin, limit: number | null, driversAt: (ts: number) => HeldValues) {
    this.#twin = twin;
    this.#limit = limit;
    this.#driversAt = driversAt;
  }

  read(ts: number, value: number): number {
    const { expected, low, high } = this.#twin.step({ at: ts, reported: value, ...this.#driversAt(ts) });
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
