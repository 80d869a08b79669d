import type { Condition } from "./condition.ts";
import type { Gauge } from "./gauges/gauge.ts";
import { LimitGauge } from "./gauges/limit-gauge.ts";
import type { RecentValues } from "./recent-values.ts";
import type { RuleVersion } from "./rule.ts";

/** A rule at a point: its condition, and the gauge that feeds it; silence has none. */
export interface Watch {
  readonly key: string;
  readonly version: RuleVersion;
  readonly condition: Condition;
  readonly gauge: Gauge | null;
  /** Told when it fails, so that others go on; without it the failure is thrown. */
  readonly fault?: ((error: unknown) => void) | undefined;
}

/** A metric of a device, or the device as a whole (`*`), and the rules that watch it. */
export class WatchedPoint {
  readonly deviceId: string;
  readonly metric: string;
  /** Newest reading: its time and when it was received; −∞ where none was heard. [ms since 1970, UTC] */
  ts = Number.NEGATIVE_INFINITY;
  rxTs = Number.NEGATIVE_INFINITY;
  /** Its calibrated value. */
  value = Number.NaN;
  /** What it was before, where that is asked for. */
  recent: RecentValues | null = null;
  gain = 1;
  offset = 0;
  watches: readonly Watch[] = [];
  /** Of them, rules whose limits stay. */
  fixed: readonly Watch[] = [];
  /** Rules that have to see each reading. */
  moving: readonly Watch[] = [];
  silence: readonly Watch[] = [];
  /** Between these no fixed rule minds a value, while none of them waits or is beyond its limit. */
  quietLow = Number.NEGATIVE_INFINITY;
  quietHigh = Number.POSITIVE_INFINITY;
  alert = false;

  constructor(deviceId: string, metric: string) {
    this.deviceId = deviceId;
    this.metric = metric;
  }

  /** Takes the rules that watch it. */
  watch(watches: readonly Watch[]): void {
    this.watches = watches;
    this.fixed = watches.filter(({ gauge }) => gauge instanceof LimitGauge);
    this.moving = watches.filter(({ gauge }) => gauge !== null && !(gauge instanceof LimitGauge));
    this.silence = watches.filter(({ gauge }) => gauge === null);
    this.quietLow = Math.max(Number.NEGATIVE_INFINITY, ...this.fixed.map(({ gauge }) => gauge!.low));
    this.quietHigh = Math.min(Number.POSITIVE_INFINITY, ...this.fixed.map(({ gauge }) => gauge!.high));
    this.see();
  }

  /** Takes a reading that is newer than all before; true where the state of a rule may have changed. */
  hear(ts: number, rxTs: number, raw: number): void {
    const value = this.gain * raw + this.offset;
    if (this.silence.length > 0) for (const watch of this.silence) this.#hearAgain(watch, ts, rxTs);
    this.ts = ts;
    if (rxTs > this.rxTs) this.rxTs = rxTs;
    this.value = value;
    this.recent?.add(ts, value);
    // Written so that a value that is not a number goes the long way.
    if (this.alert || !(value >= this.quietLow && value <= this.quietHigh)) {
      for (const watch of this.fixed) judge(watch, ts, rxTs, value);
      this.see();
    }
    if (this.moving.length > 0) for (const watch of this.moving) judge(watch, ts, rxTs, value);
  }

  /** The value that it had at a time, and since when; null where that is not known. */
  at(ts: number): { readonly ts: number; readonly value: number } | null {
    return this.ts <= ts && this.ts !== Number.NEGATIVE_INFINITY ? this : (this.recent?.at(ts) ?? null);
  }

  /** Tells rules of silence how long nothing was heard. */
  listen(now: number, since: number): void {
    for (const { condition, version } of this.silence)
      this.#silent(condition, version, now - Math.max(this.rxTs, since), now);
  }

  /** The device's time at a moment: it goes on from its newest reading as long as we have been listening. */
  clock(now: number, since: number): number {
    return this.ts + Math.max(0, now - Math.max(this.rxTs, since));
  }

  #silent(condition: Condition, { rule }: RuleVersion, elapsed: number, now: number): void {
    const { when } = rule;
    if (condition.beyond || when.type !== "silence" || elapsed < when.forMs || this.ts === Number.NEGATIVE_INFINITY)
      return;
    condition.signal(true, this.ts + when.forMs, now, null, when.forMs / 1000);
  }

  #hearAgain({ condition, version }: Watch, ts: number, rxTs: number): void {
    const elapsed = rxTs - this.rxTs;
    this.#silent(condition, version, elapsed, rxTs);
    if (condition.waits) condition.advance(this.ts + elapsed - 1, rxTs);
    if (condition.beyond || condition.waits) condition.signal(false, ts, rxTs, null, null);
  }

  /** Notes whether a fixed rule waits or is beyond its limit; to be called whenever something else than a reading changed that. */
  see(): void {
    this.alert = this.fixed.some(({ condition }) => condition.beyond || condition.waits);
  }
}

function judge(watch: Watch, ts: number, rxTs: number, value: number): void {
  try {
    judgeOne(watch, ts, rxTs, value);
  } catch (error) {
    if (!watch.fault) throw error;
    watch.fault(error);
  }
}

function judgeOne({ condition, gauge, version }: Watch, ts: number, rxTs: number, value: number): void {
  const judged = gauge!.read(ts, value);
  if (condition.waits) condition.advance(ts - 1, rxTs);
  if (Number.isNaN(judged)) return;
  const deadband = condition.beyond ? version.rule.deadband : 0;
  const { low, high } = gauge!;
  const over = judged > high - deadband;
  const under = judged < low + deadband;
  if (!(over || under || condition.beyond || condition.waits)) return;
  condition.signal(over || under, ts, rxTs, judged, over ? high : under ? low : null);
}
