import { UserError } from "../../core/user-error.ts";
import type { HoursClock } from "./active-hours.ts";
import { type Alarm, type AlarmCommand, type AlarmEvent, type AlarmEventKind, LATE_MS, ONE_SHOT } from "./alarm.ts";
import { retireAlarm } from "./retire-alarm.ts";
import type { Rule, Words } from "./rule.ts";

/** What a condition remembers, as JSON; what is missing there is as at the start. */
export interface SavedCondition {
  readonly beyond?: true;
  readonly seen?: number;
  readonly pending?: number;
  readonly raised?: true;
  readonly leaving?: number;
  readonly remindAt?: number;
  readonly shelvedUntil?: number;
  readonly value?: number;
  readonly threshold?: number;
  readonly alarm?: Alarm;
}

/** What a condition is about, and where its events go. */
export interface ConditionContext {
  readonly rule: Rule;
  readonly revision: number;
  readonly deviceId: string;
  readonly metric: string;
  readonly unit: string | null;
  /** When the rule is in force; null: always. */
  readonly hours: HoursClock | null;
  readonly message: (value: number | null, threshold: number | null) => Words;
  readonly emit: (event: AlarmEvent, of: Condition) => void;
}

/** Who did something, and what they say to it. */
interface Said {
  readonly by: string | null;
  readonly comment: string | null;
}

/** Longest shelf (OPC UA: MaxTimeShelved). [ms] */
const LONGEST_SHELF_MS = 30 * 86_400_000;

/**
 * One rule at one point: the state machine of OPC UA's alarms [1], fed with whether the value is beyond its limit.
 *
 * On and off delay run in the device's time; what falls due between two readings happens at the time when it was due, so that it
 * does not matter how often {@link advance} is called. An alarm that is back to normal and was not acknowledged yet is raised again
 * as the same occurrence. A re-alarm asks for a new acknowledgement. Outside the hours of its rule nothing counts as beyond the limit: what
 * is beyond when they begin waits for its on delay from then, what is when they end for its off delay.
 *
 * [1] OPC Foundation, "OPC UA Part 9: Alarms and Conditions," release 1.05, 2022, https://reference.opcfoundation.org/Core/Part9.
 */
export class Condition {
  context: ConditionContext;
  /** Whether the value is beyond the limit, the deadband considered, whatever the hour. */
  beyond = false;
  /** The open occurrence. */
  alarm: Alarm | null = null;
  #pending: number | null = null;
  /** Until when hours were looked at. */
  #seen: number | null = null;
  #raised = false;
  #leaving: number | null = null;
  #remindAt: number | null = null;
  #shelvedUntil: number | null = null;
  #value: number | null = null;
  #threshold: number | null = null;

  constructor(context: ConditionContext, saved: SavedCondition = {}) {
    this.context = context;
    this.beyond = saved.beyond ?? false;
    this.alarm = saved.alarm ?? null;
    this.#pending = saved.pending ?? null;
    this.#seen = saved.seen ?? null;
    this.#raised = saved.raised ?? false;
    this.#leaving = saved.leaving ?? null;
    this.#remindAt = saved.remindAt ?? null;
    this.#shelvedUntil = saved.shelvedUntil ?? null;
    this.#value = saved.value ?? null;
    this.#threshold = saved.threshold ?? null;
  }

  /** Whether the passing of time alone may change it. */
  get waits(): boolean {
    if (this.#pending !== null || this.#leaving !== null) return true;
    return this.#shelvedUntil !== null || this.#remindAt !== null || (this.beyond && this.context.hours !== null);
  }

  /** Whether it differs from one that has just begun. */
  get busy(): boolean {
    return this.beyond || this.#raised || this.alarm !== null || this.waits;
  }

  /** Tells whether the value is beyond the limit from a time on; of times that do not go back. */
  signal(beyond: boolean, at: number, receivedAt: number, value: number | null, threshold: number | null): void {
    this.#passHours(at - 1, receivedAt);
    this.beyond = beyond;
    this.#value = value;
    this.#threshold = threshold;
    this.#feed(at);
    this.#transit(at, receivedAt);
  }

  /** Lets time pass: the device's to `clock`, and that of people to `now`. */
  advance(clock: number, now: number): void {
    this.#passHours(clock, now);
    this.#pass(clock, now);
    if (this.#shelvedUntil === null || this.#shelvedUntil > now) return;
    const until = this.#shelvedUntil;
    this.#unshelve(until, now);
  }

  /** Does what somebody asks. Throws a UserError where its state does not allow that. */
  command({ kind, by, comment, until }: AlarmCommand, now: number): void {
    const { alarm } = this;
    if (!alarm) throw new UserError(`Cannot ${kind} the alarm as it is closed: look for a newer one`);
    const said = { by, comment };
    if (kind === "acknowledge") {
      if (alarm.acked) throw new UserError("Cannot acknowledge the alarm as it is acknowledged already");
      this.#event("acknowledged", now, now, { acked: true, ackedAt: now, ackedBy: by }, said);
      const { reAlarmMs } = this.context.rule;
      if (this.#remindAt !== null && reAlarmMs !== null) this.#remindAt = now + reAlarmMs;
      if (alarm.active && !this.#raised) this.#clear(now, now);
      else this.#closeIfDone(now, now);
    } else if (kind === "confirm") {
      if (!alarm.acked) throw new UserError("Cannot confirm the alarm as it is not acknowledged: acknowledge it first");
      if (alarm.confirmed)
        throw new UserError("Cannot confirm the alarm as it is confirmed already, or its rule asks for none");
      this.#event("confirmed", now, now, { confirmed: true }, said);
      this.#closeIfDone(now, now);
    } else if (kind === "shelve") {
      if (until !== null && !(until > now && until <= now + LONGEST_SHELF_MS)) {
        throw new UserError("Cannot shelve the alarm as the end must be in the next 30 days");
      }
      if (until === null && !alarm.active) {
        throw new UserError("Cannot shelve the alarm until it clears as it is not active: name an end");
      }
      this.#shelvedUntil = until ?? ONE_SHOT;
      this.#event("shelved", now, now, { shelvedUntil: this.#shelvedUntil }, said);
    } else if (kind === "unshelve") {
      if (this.#shelvedUntil === null) throw new UserError("Cannot unshelve the alarm as it is not shelved");
      this.#unshelve(now, now, said);
    } else {
      this.#event("commented", now, now, {}, said);
    }
  }

  /** Puts it out of service: what is open is cleared and closed. */
  retire(at: number, receivedAt: number, comment: string): void {
    if (this.alarm)
      for (const event of retireAlarm(this.alarm, at, receivedAt, comment)) this.context.emit(event, this);
    this.alarm = null;
    this.beyond = false;
    this.#pending = null;
    this.#raised = false;
    this.#leaving = null;
    this.#remindAt = null;
    this.#shelvedUntil = null;
  }

  save(): SavedCondition {
    const number = <K extends string>(key: K, value: number | null) => (value === null ? {} : { [key]: value });
    return {
      ...(this.beyond ? { beyond: true as const } : {}),
      ...(this.#raised ? { raised: true as const } : {}),
      ...(this.beyond && this.context.hours ? number("seen", this.#seen) : {}),
      ...number("pending", this.#pending),
      ...number("leaving", this.#leaving),
      ...number("remindAt", this.#remindAt),
      ...number("shelvedUntil", this.#shelvedUntil),
      ...(this.busy ? { ...number("value", this.#value), ...number("threshold", this.#threshold) } : {}),
      ...(this.alarm ? { alarm: this.alarm } : {}),
    };
  }

  /** Goes through the hours of the rule that began or ended until a time. */
  #passHours(clock: number, now: number): void {
    const { hours } = this.context;
    if (!hours || !this.beyond || clock < (this.#seen ?? Number.NEGATIVE_INFINITY)) return;
    const seen = this.#seen ?? clock;
    for (let next = hours.nextChange(seen); next <= clock; next = hours.nextChange(next)) {
      this.#pass(next - 1, now);
      this.#feed(next);
      this.#transit(next, now);
    }
    this.#feed(clock);
  }

  /** Takes what counts at a time: what is beyond the limit while the rule is in force. */
  #feed(at: number): void {
    const { hours } = this.context;
    this.#seen = at;
    if (this.beyond && (hours === null || hours.isActive(at))) {
      this.#leaving = null;
      if (!this.#raised) this.#pending ??= at;
    } else {
      this.#pending = null;
      if (this.#raised) this.#leaving ??= at;
    }
  }

  /** What falls due in the device's time. */
  #pass(clock: number, now: number): void {
    this.#transit(clock, now);
    const { reAlarmMs } = this.context.rule;
    while (this.#remindAt !== null && this.#remindAt <= clock) {
      const at = this.#remindAt;
      this.#remindAt = reAlarmMs === null || !this.alarm?.active ? null : at + reAlarmMs;
      if (this.#remindAt !== null && this.#shelvedUntil === null) this.#remind(at, now);
    }
  }

  /** What the delays have let fall due until a time. */
  #transit(clock: number, receivedAt: number): void {
    const { onDelayMs, offDelayMs } = this.context.rule;
    if (this.#pending !== null && this.#pending + onDelayMs <= clock)
      this.#raise(this.#pending + onDelayMs, receivedAt);
    else if (this.#leaving !== null && this.#leaving + offDelayMs <= clock) {
      const at = this.#leaving + offDelayMs;
      this.#raised = false;
      this.#leaving = null;
      if (this.alarm && !(this.alarm.latched && !this.alarm.acked)) this.#clear(at, receivedAt);
    }
  }

  #raise(at: number, receivedAt: number): void {
    const { rule, revision, deviceId, metric, unit, message } = this.context;
    this.#pending = null;
    this.#raised = true;
    const value = this.#value;
    const threshold = this.#threshold;
    // Held by its latch since before: it has not been cleared, so it cannot be raised.
    if (this.alarm?.active) return;
    const since = {
      ...{ ruleRevision: revision, severity: rule.severity, active: true, latched: rule.latch },
      ...{ acked: !rule.acknowledge, confirmed: !rule.confirm, ackedAt: null, ackedBy: null },
      ...{ activeAt: at, value, threshold, unit, message: message(value, threshold) },
    };
    this.alarm ??= {
      ...since,
      ...{ id: `${rule.id}~${deviceId}~${metric}~${at.toString(36)}`, ruleId: rule.id, deviceId, metric },
      ...{ shelvedUntil: this.#shelvedUntil, inactiveAt: null, closedAt: null, count: 0, ordinal: 0, updatedAt: at },
    };
    const activeAt = Math.max(at, this.alarm.updatedAt);
    this.#event("raised", at, receivedAt, { ...since, activeAt, count: this.alarm.count + 1 }, undefined, value);
    this.#remindAt = rule.reAlarmMs === null ? null : activeAt + rule.reAlarmMs;
  }

  #clear(at: number, receivedAt: number): void {
    this.#remindAt = null;
    const inactiveAt = Math.max(at, this.alarm!.updatedAt);
    this.#event("cleared", at, receivedAt, { active: false, latched: false, inactiveAt }, undefined, this.#value);
    if (this.#shelvedUntil === ONE_SHOT) {
      this.#shelvedUntil = null;
      this.#event("unshelved", at, receivedAt, { shelvedUntil: null });
    }
    this.#closeIfDone(at, receivedAt);
  }

  #closeIfDone(at: number, receivedAt: number): void {
    const { alarm } = this;
    if (!alarm || alarm.active || !alarm.acked || !alarm.confirmed) return;
    this.#event("closed", at, receivedAt, { closedAt: Math.max(at, alarm.updatedAt) });
    this.alarm = null;
  }

  /** Ends a shelf. What is active meanwhile may have been raised on it, so that nobody was told. */
  #unshelve(at: number, receivedAt: number, said?: Said): void {
    this.#shelvedUntil = null;
    this.#event("unshelved", at, receivedAt, { shelvedUntil: null }, said);
    const { active = false, acked = false, ackedAt = null } = this.alarm ?? {};
    if (active && (!acked || ackedAt === null)) this.#remind(at, receivedAt);
  }

  #remind(at: number, receivedAt: number): void {
    const { acknowledge, confirm } = this.context.rule;
    this.#event("reminded", at, receivedAt, { acked: !acknowledge, confirmed: !confirm }, undefined, this.#value);
  }

  #event(
    kind: AlarmEventKind,
    time: number,
    receivedAt: number,
    change: Partial<Alarm>,
    { by, comment }: Said = { by: null, comment: null },
    value: number | null = null,
  ): void {
    if (!this.alarm) return;
    const at = Math.max(time, this.alarm.updatedAt);
    const ordinal = this.alarm.ordinal + 1;
    this.alarm = { ...this.alarm, ...change, ordinal, updatedAt: at };
    const late = receivedAt - at > LATE_MS;
    const quiet = this.#shelvedUntil !== null;
    this.context.emit({ ordinal, kind, at, receivedAt, by, value, comment, late, quiet, alarm: this.alarm }, this);
  }
}
