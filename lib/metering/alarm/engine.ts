import { UserError } from "../../core/user-error.ts";
import type { Reading } from "../reading.ts";
import type { Alarm, AlarmCommand, AlarmEvent } from "./alarm.ts";
import type { AlarmWorld } from "./alarm-world.ts";
import type { Condition, SavedCondition } from "./condition.ts";
import { BudgetGauge } from "./gauges/budget-gauge.ts";
import { memoryKind } from "./gauges/memory-kind.ts";
import { RecentValues, type SavedValues } from "./recent-values.ts";
import { retireAlarm } from "./retire-alarm.ts";
import type { RuleVersion } from "./rule.ts";
import { WatchMaker } from "./watch-maker.ts";
import { type Watch, WatchedPoint } from "./watched-point.ts";

type SavedWatch = readonly [string, SavedCondition, unknown, string?];

/** What an engine remembers, as JSON. */
export interface SavedEngine {
  readonly version: 1;
  /** Device, metric, time and receipt of its newest reading, and its value. */
  readonly points: readonly (readonly [string, string, number, number, number | null])[];
  /** By `<rule>~<device>~<metric>`: the condition, what its gauge remembers, and the kind of that. */
  readonly watches: readonly SavedWatch[];
  /** Device and metric of each point that moves twins, and its values of the last days. */
  readonly drivers?: readonly (readonly [string, string, SavedValues])[];
}

/** A budget that began to count after its period did. Times in ms since 1970, UTC. */
export interface Uncounted {
  readonly watch: string;
  readonly deviceId: string;
  readonly metric: string;
  /** When the period began. */
  readonly start: number;
  /** When it began to count. */
  readonly until: number;
}

/** Counts of what an engine was told. */
export interface EngineCounts {
  readonly readings: number;
  /** Readings that were no newer than what was heard of their point: no news for alarms. */
  readonly old: number;
}

/** A tick lets a device's time go on this much later than it may have, for readings that are on their way. [ms] */
const ON_THEIR_WAY_MS = 2000;

const GONE = "No rule watches this any more.";

const NONE: readonly AlarmEvent[] = Object.freeze([]);

/**
 * Judges readings by many rules and keeps the alarms that follow. It knows no clock and does no I/O: the same readings, ticks and
 * commands give the same events, also when it is saved and opened again in between.
 */
export class AlarmEngine {
  #world: AlarmWorld;
  #maker: WatchMaker;
  readonly #devices = new Map<string, Map<string, WatchedPoint>>();
  readonly #waiting = new Map<Condition, WatchedPoint>();
  readonly #listening = new Set<WatchedPoint>();
  readonly #open = new Map<string, Condition>();
  readonly #saved = new Map<string, SavedWatch>();
  #events: AlarmEvent[] = [];
  #since = Number.NEGATIVE_INFINITY;
  #readings = 0;
  #old = 0;

  constructor(world: AlarmWorld, saved?: SavedEngine) {
    this.#world = world;
    this.#maker = new WatchMaker(world, this.#valueAt, this.#emit);
    for (const watch of saved?.watches ?? []) this.#saved.set(watch[0], watch);
    for (const [deviceId, metric, ts, rxTs, value] of saved?.points ?? []) {
      const point = this.#pointOf(this.#deviceOf(deviceId), deviceId, metric);
      Object.assign(point, { ts, rxTs, value: value ?? Number.NaN });
    }
    for (const [deviceId, metric, values] of saved?.drivers ?? [])
      this.#pointAt(deviceId, metric).recent?.restore(values);
  }

  /** Takes a reading, in the order in which it came; what is no newer than the point's newest one is no news. */
  reading({ deviceId, metric, ts, rxTs, value }: Reading): readonly AlarmEvent[] {
    this.#readings++;
    const device = this.#devices.get(deviceId) ?? this.#deviceOf(deviceId);
    const point = device.get(metric) ?? this.#pointOf(device, deviceId, metric);
    if (ts <= point.ts) {
      this.#old++;
      return NONE;
    }
    const whole = device.get("*")!;
    if (ts > whole.ts) whole.hear(ts, rxTs, value);
    point.hear(ts, rxTs, value);
    if (point.alert || point.moving.length > 0) this.#await(point, point.watches);
    return this.#events.length === 0 ? NONE : this.#take();
  }

  /** Lets time pass until now: what is due happens, and silence is noticed. [ms since 1970, UTC] */
  tick(now: number): readonly AlarmEvent[] {
    for (const point of this.#listening) {
      point.listen(now, this.#since);
      for (const { condition } of point.silence) if (condition.waits) this.#waiting.set(condition, point);
    }
    for (const [condition, point] of this.#waiting) {
      condition.advance(point.clock(now, this.#since) - ON_THEIR_WAY_MS, now);
      if (!condition.waits) this.#waiting.delete(condition);
    }
    return this.#take();
  }

  /** Notes that nothing was heard before now because nobody listened: no device was silent for that. [ms since 1970, UTC] */
  listenFrom(now: number): void {
    this.#since = now;
  }

  /** Does what somebody asks of an alarm. Throws a UserError where there is no such open alarm, or its state does not allow it. */
  command(command: AlarmCommand, now: number): readonly AlarmEvent[] {
    const condition = this.#open.get(command.alarmId);
    if (!condition)
      throw new UserError(`Cannot ${command.kind} the alarm as it is closed, or there is none: look for a newer one`);
    condition.command(command, now);
    const point = this.#pointAt(condition.context.deviceId, condition.context.metric);
    point.see();
    this.#await(point, point.watches);
    return this.#take();
  }

  /** Takes other rules and facts. Conditions of rules that stay go on; alarms of those that no longer watch a point are closed. */
  configure(world: AlarmWorld, now: number): readonly AlarmEvent[] {
    this.#world = world;
    this.#maker = new WatchMaker(world, this.#valueAt, this.#emit);
    this.#listening.clear();
    for (const device of this.#devices.values()) for (const point of device.values()) this.#watch(point, now);
    // Points come back with what was saved of them, so these have none, or no rule.
    for (const [, { alarm }] of this.#saved.values()) {
      if (alarm) for (const event of retireAlarm(alarm, now, now, GONE)) this.#emit(event);
    }
    this.#saved.clear();
    return this.#take();
  }

  /** Takes an open alarm that it does not know: one that is known elsewhere, where its own memory was lost. */
  adopt(alarm: Alarm): void {
    if (this.#open.has(alarm.id)) return;
    const { ruleId, deviceId, metric, active, latched, shelvedUntil } = alarm;
    const saved: SavedCondition = {
      alarm,
      ...(active && !latched ? { raised: true, beyond: true } : {}),
      ...(shelvedUntil === null ? {} : { shelvedUntil }),
    };
    const key = `${ruleId}~${deviceId}~${metric}`;
    this.#saved.set(key, [key, saved, undefined]);
    const point = this.#devices.get(deviceId)?.get(metric);
    if (point) this.#watch(point, alarm.updatedAt);
    else this.#pointAt(deviceId, metric);
  }

  /** Alarms that are not closed. */
  alarms(): Alarm[] {
    return [...this.#open.values()].flatMap(({ alarm }) => alarm ?? []);
  }

  /** Budgets that do not know the start of their period. */
  uncounted(): Uncounted[] {
    const points = [...this.#devices.values()].flatMap((device) => [...device.values()]);
    return points.flatMap(({ deviceId, metric, moving, offset }) =>
      moving.flatMap(({ key, gauge }) => {
        const [start, until] = gauge instanceof BudgetGauge ? [gauge.start, gauge.countedSince] : [null, null];
        // The energy of an offset in power would need the hours as well.
        return start === null || until === null || offset !== 0 ? [] : [{ watch: key, deviceId, metric, start, until }];
      }),
    );
  }

  /** Adds to a budget what its point used before, uncalibrated, from a time on. It is judged with the next reading. [kWh] */
  credit({ watch, deviceId, metric, until }: Uncounted, since: number, kwh: number): void {
    const point = this.#devices.get(deviceId)?.get(metric);
    const gauge = point?.moving.find(({ key }) => key === watch)?.gauge;
    if (point && gauge instanceof BudgetGauge && gauge.countedSince === until) gauge.credit(since, point.gain * kwh);
  }

  counts(): EngineCounts {
    return { readings: this.#readings, old: this.#old };
  }

  save(): SavedEngine {
    const points = [...this.#devices.values()].flatMap((device) => [...device.values()]);
    const heard = points.filter(({ ts }) => ts !== Number.NEGATIVE_INFINITY);
    const kept = points.flatMap((point) =>
      point.watches.flatMap(({ key, condition, gauge, version }): SavedWatch[] => {
        const memory = gauge?.save();
        if (memory !== undefined) return [[key, condition.save(), memory, memoryKind(version.rule.when)]];
        return condition.busy ? [[key, condition.save(), null]] : [];
      }),
    );
    return {
      version: 1,
      points: heard.map(({ deviceId, metric, ts, rxTs, value }) => [
        ...([deviceId, metric, ts, rxTs] as const),
        Number.isNaN(value) ? null : value,
      ]),
      drivers: points.flatMap(({ deviceId, metric, recent }) => (recent ? [[deviceId, metric, recent.save()]] : [])),
      watches: [...kept, ...this.#saved.values()],
    };
  }

  #take(): readonly AlarmEvent[] {
    const events = this.#events;
    if (events.length > 0) this.#events = [];
    return events;
  }

  #await(point: WatchedPoint, watches: readonly Watch[]): void {
    for (const { condition } of watches) {
      if (condition.waits) this.#waiting.set(condition, point);
      else this.#waiting.delete(condition);
    }
  }

  #deviceOf(deviceId: string): Map<string, WatchedPoint> {
    const known = this.#devices.get(deviceId);
    if (known) return known;
    const device = new Map<string, WatchedPoint>();
    this.#devices.set(deviceId, device);
    this.#pointOf(device, deviceId, "*");
    return device;
  }

  #pointAt(deviceId: string, metric: string): WatchedPoint {
    return this.#pointOf(this.#deviceOf(deviceId), deviceId, metric);
  }

  #pointOf(device: Map<string, WatchedPoint>, deviceId: string, metric: string): WatchedPoint {
    const known = device.get(metric);
    if (known) return known;
    const point = new WatchedPoint(deviceId, metric);
    device.set(metric, point);
    this.#watch(point, Number.NEGATIVE_INFINITY);
    return point;
  }

  /** Puts the rules to a point that watch it, each where it was. */
  #watch(point: WatchedPoint, now: number): void {
    const { deviceId, metric } = point;
    const facts = this.#world.devices.get(deviceId);
    const { gain = 1, offset = 0 } = facts?.points[metric] ?? {};
    Object.assign(point, { gain, offset });
    if (!this.#maker.isDriver(point)) point.recent = null;
    else if (point.recent === null) {
      point.recent = new RecentValues();
      if (point.ts !== Number.NEGATIVE_INFINITY) point.recent.add(point.ts, point.value);
    }
    const before = new Map(point.watches.map((watch) => [watch.key, watch]));
    const watches = this.#maker.rulesAt(point).flatMap((version) => {
      const { rule } = version;
      const key = `${rule.id}~${deviceId}~${metric}`;
      const old = before.get(key);
      const same = old?.version.rule.when.type === rule.when.type ? old : undefined;
      const watch = this.#watchOf(key, version, point, same);
      if (watch && same) before.delete(key);
      return watch ?? [];
    });
    for (const { condition } of before.values()) {
      condition.retire(point.ts === Number.NEGATIVE_INFINITY ? now : point.clock(now, this.#since), now, GONE);
      this.#waiting.delete(condition);
    }
    point.watch(watches);
    this.#await(point, watches);
    if (point.silence.length > 0) this.#listening.add(point);
  }

  #watchOf(key: string, version: RuleVersion, point: WatchedPoint, old: Watch | undefined): Watch | null {
    const saved = this.#saved.get(key);
    const kind = memoryKind(version.rule.when);
    const [remembered, as = kind] = old
      ? [old.gauge?.save(), memoryKind(old.version.rule.when)]
      : [saved?.[2] ?? undefined, saved?.[3]];
    const memory = as === kind ? remembered : undefined;
    const watch = this.#maker.make(key, version, point, { condition: old?.condition, saved: saved?.[1], memory });
    if (watch === null) return null;
    this.#saved.delete(key);
    const { condition } = watch;
    if (condition.alarm) this.#open.set(condition.alarm.id, condition);
    return watch;
  }

  readonly #valueAt = (deviceId: string, metric: string, ts: number) =>
    this.#devices.get(deviceId)?.get(metric)?.at(ts) ?? null;

  readonly #emit = (event: AlarmEvent, condition?: Condition) => {
    this.#events.push(event);
    if (event.alarm.closedAt !== null) this.#open.delete(event.alarm.id);
    else if (condition) this.#open.set(event.alarm.id, condition);
  };
}
