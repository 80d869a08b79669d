import { QUARTER_MS } from "../../quarters.ts";
import type { Gauge } from "./gauge.ts";

/** A day as it usually goes: a mean for each quarter of an hour; null where none was seen. */
export interface SavedTypical {
  readonly means: readonly (number | null)[];
  /** The quarter that is going on, and what was read in it. */
  readonly quarter: number;
  readonly sum: number;
  readonly n: number;
}

const QUARTERS = 96;
/** Share of a new day in the mean. */
const NEW = 0.2;

/**
 * Judges the most extreme value to be expected within the horizon: the typical day ahead, shifted by as much as the present value is
 * away from it. The day is learned as readings come, so nothing is told until the quarters ahead were seen once.
 */
export class TypicalGauge implements Gauge {
  readonly low: number;
  readonly high: number;
  readonly #ahead: number;
  readonly #clockShift: (ts: number) => number;
  readonly #means: Float64Array;
  #quarter: number;
  #sum: number;
  #n: number;

  /** `clockShift` tells how far the site's clocks are ahead of UTC. [ms] */
  constructor(
    { above, below, horizonMs }: { above: number | null; below: number | null; horizonMs: number },
    clockShift: (ts: number) => number,
    saved?: SavedTypical,
  ) {
    this.high = above ?? Infinity;
    this.low = below ?? -Infinity;
    this.#ahead = Math.min(QUARTERS - 1, Math.max(1, Math.ceil(horizonMs / QUARTER_MS)));
    this.#clockShift = clockShift;
    this.#means = Float64Array.from({ length: QUARTERS }, (_, i) => saved?.means[i] ?? Number.NaN);
    this.#quarter = saved?.quarter ?? Number.NEGATIVE_INFINITY;
    this.#sum = saved?.sum ?? 0;
    this.#n = saved?.n ?? 0;
  }

  read(ts: number, value: number): number {
    const quarter = Math.floor((ts + this.#clockShift(ts)) / QUARTER_MS);
    if (quarter !== this.#quarter) this.#learn(quarter);
    this.#sum += value;
    this.#n++;
    if (value > this.high || value < this.low) return value;
    const here = this.#means[mod(quarter)]!;
    let most = Number.NaN;
    for (let i = 1; i <= this.#ahead; i++) {
      const expected = value + this.#means[mod(quarter + i)]! - here;
      if (Number.isNaN(expected)) continue;
      if (expected > this.high || expected < this.low) return expected;
      if (Number.isNaN(most)) most = expected;
    }
    return most;
  }

  save(): SavedTypical | undefined {
    if (this.#n === 0) return undefined;
    const means = Array.from(this.#means, (mean) => (Number.isNaN(mean) ? null : mean));
    return { means, quarter: this.#quarter, sum: this.#sum, n: this.#n };
  }

  #learn(next: number): void {
    if (this.#n > 0) {
      const i = mod(this.#quarter);
      const mean = this.#sum / this.#n;
      const before = this.#means[i]!;
      this.#means[i] = Number.isNaN(before) ? mean : before + NEW * (mean - before);
    }
    this.#quarter = next;
    this.#sum = 0;
    this.#n = 0;
  }
}

function mod(quarter: number): number {
  return ((quarter % QUARTERS) + QUARTERS) % QUARTERS;
}
