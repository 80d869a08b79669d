import type { Gauge } from "./gauge.ts";
import { RecentLine, type SavedLine } from "./recent-line.ts";

/** Judges what a straight line through the last window's readings comes to within the horizon, the present value included. */
export class TrendGauge implements Gauge {
  readonly low: number;
  readonly high: number;
  readonly #hours: number;
  readonly #line: RecentLine;

  constructor(
    {
      above,
      below,
      horizonMs,
      windowMs,
    }: { above: number | null; below: number | null; horizonMs: number; windowMs: number },
    saved?: SavedLine,
  ) {
    this.high = above ?? Infinity;
    this.low = below ?? -Infinity;
    this.#hours = horizonMs / 3.6e6;
    this.#line = new RecentLine(windowMs, saved);
  }

  read(ts: number, value: number): number {
    this.#line.add(ts, value);
    if (value > this.high || value < this.low) return value;
    return this.#line.level + this.#line.slope * this.#hours;
  }

  save(): SavedLine {
    return this.#line.save();
  }
}
