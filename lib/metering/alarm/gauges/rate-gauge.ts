import type { Gauge } from "./gauge.ts";
import { RecentLine, type SavedLine } from "./recent-line.ts";

/** Judges the slope of a window's readings. [unit of the metric an hour] */
export class RateGauge implements Gauge {
  readonly low: number;
  readonly high: number;
  readonly #line: RecentLine;

  constructor(windowMs: number, above: number | null, below: number | null, saved?: SavedLine) {
    this.high = above ?? Infinity;
    this.low = below ?? -Infinity;
    this.#line = new RecentLine(windowMs, saved);
  }

  read(ts: number, value: number): number {
    this.#line.add(ts, value);
    return this.#line.slope;
  }

  save(): SavedLine {
    return this.#line.save();
  }
}
