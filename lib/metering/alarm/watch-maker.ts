import { utcOffset } from "../../core/zone.ts";
import { HoursClock } from "./active-hours.ts";
import { alarmMessage } from "./alarm-message.ts";
import type { AlarmWorld } from "./alarm-world.ts";
import { Condition, type ConditionContext, type SavedCondition } from "./condition.ts";
import { coversDevice } from "./covers-device.ts";
import type { Gauge } from "./gauges/gauge.ts";
import { type GaugePlace, judgedUnit, makeGauge } from "./gauges/make-gauge.ts";
import type { Rule, RuleVersion, When } from "./rule.ts";
import type { Watch, WatchedPoint } from "./watched-point.ts";

/** What a watch goes on from: the condition that was there, or what was saved of one, and what its gauge remembers. */
export interface WatchBefore {
  readonly condition?: Condition | undefined;
  readonly saved?: SavedCondition | undefined;
  readonly memory: unknown;
}

/** Puts the rules of a world to points. */
export class WatchMaker {
  readonly #world: AlarmWorld;
  readonly #rules: readonly RuleVersion[];
  readonly #valueAt: GaugePlace["valueAt"];
  readonly #emit: ConditionContext["emit"];
  readonly #hours = new Map<string, HoursClock>();

  constructor(world: AlarmWorld, valueAt: GaugePlace["valueAt"], emit: ConditionContext["emit"]) {
    this.#world = world;
    this.#rules = world.rules.filter(({ rule }) => rule.enabled);
    this.#valueAt = valueAt;
    this.#emit = emit;
  }

  /** The rules that watch a point. */
  rulesAt({ deviceId, metric }: WatchedPoint): RuleVersion[] {
    const facts = this.#world.devices.get(deviceId);
    return this.#rules.filter(
      ({ rule: { on, when } }) => isOn(on.metric, when.type, metric) && coversDevice(on.devices, deviceId, facts),
    );
  }

  /** Whether it moves twins from outside. */
  isDriver({ deviceId, metric }: WatchedPoint): boolean {
    return Object.values(this.#world.drivers ?? {}).some((of) => of.deviceId === deviceId && of.metric === metric);
  }

  /** The watch of a rule at a point; null where the registry lacks what the rule needs, or gives what cannot be used. */
  make(key: string, version: RuleVersion, point: WatchedPoint, before: WatchBefore): Watch | null {
    const { when } = version.rule;
    const { deviceId, metric } = point;
    const fault = this.#world.fault && ((error: unknown) => this.#world.fault!(key, error));
    try {
      const place = { deviceId, metric, world: this.#world, valueAt: this.#valueAt };
      const gauge = when.type === "silence" ? null : makeGauge(when, place, before.memory);
      if (gauge === null && when.type !== "silence") return null;
      const context = this.#contextOf(version, point, gauge);
      const condition = before.condition ?? new Condition(context, before.saved);
      condition.context = context;
      return { key, version, condition, gauge, fault };
    } catch (error) {
      if (!fault) throw error;
      fault(error);
      return null;
    }
  }

  /** One clock for all points of a rule: they are in the same hours as a rule. */
  #hoursOf({ id, active }: Rule): HoursClock | null {
    if (active === null) return null;
    const { zone, isHoliday = () => false } = this.#world;
    const hours = this.#hours.get(id) ?? new HoursClock(active, zone, isHoliday);
    this.#hours.set(id, hours);
    return hours;
  }

  #contextOf(
    { rule, revision }: RuleVersion,
    { deviceId, metric }: WatchedPoint,
    gauge: Gauge | null,
  ): ConditionContext {
    const since = () => {
      const at = gauge?.countedSince ?? null;
      return at === null ? null : clockTime(at, this.#world.zone);
    };
    const device = this.#world.devices.get(deviceId)?.name ?? { en: deviceId, ko: deviceId };
    const unit = judgedUnit(rule.when, metric);
    return {
      ...{ rule, revision, deviceId, metric, unit },
      hours: this.#hoursOf(rule),
      message: (value, threshold) => alarmMessage(rule, { device, metric, value, threshold, unit, since: since() }),
      emit: this.#emit,
    };
  }
}

/** A time by the site's clocks, as 2026-11-15 09:00. */
function clockTime(at: number, zone: string): string {
  return new Date(at + utcOffset(at, zone)).toISOString().slice(0, 16).replace("T", " ");
}

/** Whether a rule for a metric watches a point: `*` is any metric for a range, and the device as a whole for silence. */
function isOn(ruled: string, type: When["type"], metric: string): boolean {
  if (ruled !== "*" || type === "silence") return ruled === metric;
  return metric !== "*";
}
