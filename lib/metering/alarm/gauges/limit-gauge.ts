import type { Gauge } from "./gauge.ts";

/** Judges the value itself, between limits that stay. */
export class LimitGauge implements Gauge {
  readonly low: number;
  readonly high: number;

  constructor(low: number | null, high: number | null) {
    this.low = low ?? -Infinity;
    this.high = high ?? Infinity;
  }

  read(_ts: number, value: number): number {
    return value;
  }

  save(): undefined {
    return undefined;
  }
}
