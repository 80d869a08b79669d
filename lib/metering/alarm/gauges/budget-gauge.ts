import { instantOf, wallTime } from "../../../core/zone.ts";
import { GAP_MS } from "../../quarters.ts";
import { REGISTER_LIMITS } from "../../register-limits.ts";
import { registerStep } from "../../register-step.ts";
import type { Gauge } from "./gauge.ts";

/** What was used in the period that is going on. */
export interface SavedBudget {
  readonly start: number;
  readonly end: number;
  /** Since when the period's energy is known. */
  readonly knownFrom: number;
  readonly usedKwh: number;
  readonly ts: number;
  readonly value: number;
}

/** Part of the known time of a period after which its end is projected. */
const KNOWN_SHARE = 1 / 8;

/**
 * Judges energy used since the day or month began, by the site's clocks; or what it comes to at the end if it goes on as it did so
 * far. What was not heard is not counted, so use is never more than the truth. Metrics are registers or powers.
 */
export class BudgetGauge implements Gauge {
  readonly low: number = -Infinity;
  readonly high: number;
  readonly #when: { readonly period: "day" | "month"; readonly projected: boolean };
  readonly #unit: string;
  readonly #zone: string;
  #state: { -readonly [K in keyof SavedBudget]: SavedBudget[K] } | undefined;

  constructor(
    when: { readonly period: "day" | "month"; readonly kwh: number; readonly projected: boolean },
    unit: string,
    zone: string,
    saved?: SavedBudget,
  ) {
    this.high = when.kwh;
    this.#when = when;
    this.#unit = unit;
    this.#zone = zone;
    this.#state = saved && { ...saved };
  }

  read(ts: number, value: number): number {
    const before = this.#state;
    if (!before || ts >= before.end) {
      const { start, end } = periodOf(ts, this.#when.period, this.#zone);
      // Of a step over midnight the part after it counts.
      const share = before && before.end === start ? (ts - start) / (ts - before.ts) : 0;
      const step = before ? this.#step(before.ts, before.value, ts, value) : Number.NaN;
      const known = share > 0 && !Number.isNaN(step);
      this.#state = { start, end, knownFrom: known ? start : ts, usedKwh: known ? step * share : 0, ts, value };
      return this.#state.usedKwh;
    }
    const step = this.#step(before.ts, before.value, ts, value);
    if (!Number.isNaN(step)) before.usedKwh += step;
    before.ts = ts;
    before.value = value;
    if (!this.#when.projected) return before.usedKwh;
    const elapsed = ts - before.knownFrom;
    if (elapsed < KNOWN_SHARE * (before.end - before.start)) return before.usedKwh;
    return before.usedKwh * (1 + (before.end - ts) / elapsed);
  }

  get countedSince(): number | null {
    const { start = 0, knownFrom = 0 } = this.#state ?? {};
    return knownFrom - start > GAP_MS ? knownFrom : null;
  }

  /** When the period began that goes on; null before anything was read. [ms since 1970, UTC] */
  get start(): number | null {
    return this.#state?.start ?? null;
  }

  /** Adds what was used in the period before it began to count, from a time on. */
  credit(since: number, kwh: number): void {
    const state = this.#state;
    if (!state || since < state.start || since >= state.knownFrom) return;
    state.usedKwh += kwh;
    state.knownFrom = since;
  }

  save(): SavedBudget | undefined {
    return this.#state && { ...this.#state };
  }

  /** Energy of a step; NaN where it is not known. [kWh] */
  #step(from: number, before: number, to: number, after: number): number {
    if (this.#unit === "Wh" || this.#unit === "kWh") {
      const inWh = this.#unit === "Wh" ? 1 : 1000;
      return registerStep(before * inWh, after * inWh, to - from, REGISTER_LIMITS).wh / 1000;
    }
    if (to - from > GAP_MS) return Number.NaN;
    const kw = Math.max(0, (before + after) / 2) / (this.#unit === "W" ? 1000 : 1);
    return (kw * (to - from)) / 3.6e6;
  }
}

function periodOf(ts: number, period: "day" | "month", zone: string): { start: number; end: number } {
  const { year, month, day } = wallTime(ts, zone);
  const at = (y: number, m: number, d: number) =>
    instantOf({ year: y, month: m, day: d, hour: 0, minute: 0, second: 0 }, zone);
  return period === "day"
    ? { start: at(year, month, day), end: at(year, month, day + 1) }
    : { start: at(year, month, 1), end: at(year, month + 1, 1) };
}
