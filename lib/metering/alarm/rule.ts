import type { ActiveHours } from "./active-hours.ts";

/** A text in both languages of the site. */
export interface Words {
  readonly en: string;
  readonly ko: string;
}

/** Which devices a rule watches: all, those that are named, or those of a kind or a place (a campus, building or room, its parts included). */
export type DeviceChoice = "*" | readonly string[] | { readonly kind?: string; readonly building?: string };

/** What has to be so. Limits are in the unit of the metric unless it is said otherwise. */
export type When =
  /** The value is beyond a limit: a number, or a share of the power that the device is rated for. [%] */
  | { readonly type: "above" | "below"; readonly limit: number | null; readonly ratedPct: number | null }
  | { readonly type: "outside"; readonly low: number; readonly high: number }
  /** The value is outside the range that the registry has for the point. */
  | { readonly type: "range" }
  /** The value is further from what the device's twin expects than a limit; without one, outside the twin's own band. */
  | { readonly type: "residual"; readonly limit: number | null }
  /** Nothing has been heard for a time. [ms] */
  | { readonly type: "silence"; readonly forMs: number }
  /** The slope over a window is beyond a limit. [unit of the metric an hour] */
  | { readonly type: "rate"; readonly windowMs: number; readonly above: number | null; readonly below: number | null }
  /** Energy of the day or month, or what it will be at its end, is more than a budget. [kWh] */
  | { readonly type: "budget"; readonly period: "day" | "month"; readonly kwh: number; readonly projected: boolean }
  /** The value is expected to be beyond a limit within the horizon: by its trend, or by its typical day. */
  | {
      readonly type: "forecast";
      readonly above: number | null;
      readonly below: number | null;
      readonly horizonMs: number;
      readonly windowMs: number;
      readonly method: "trend" | "typical";
    };

/** A rule as it is evaluated: parsed and complete. */
export interface Rule {
  /** A slug: it begins the ids of the rule's alarms. */
  readonly id: string;
  readonly name: Words;
  /** A rule that is not enabled is out of service. */
  readonly enabled: boolean;
  /** From 1, to be known, to 1000, to be acted on at once. [1] */
  readonly severity: number;
  readonly on: {
    readonly devices: DeviceChoice;
    /** A metric's name, or `*`: any metric of the registry (range), the device as a whole (silence). */
    readonly metric: string;
  };
  readonly when: When;
  /** Hours in which it is in force; null: always. Outside them nothing counts as beyond the limit. */
  readonly active: ActiveHours | null;
  /** How long it has to be so without a break before the alarm is raised. [ms] */
  readonly onDelayMs: number;
  /** How long it must not be so without a break before the alarm is cleared. [ms] */
  readonly offDelayMs: number;
  /** How far inside the limit a value must come back to count as normal again, in the unit of what is judged. */
  readonly deadband: number;
  /** A latching alarm stays active until it was acknowledged, even when all is normal again. */
  readonly latch: boolean;
  /** Whether an alarm has to be acknowledged before it is closed. */
  readonly acknowledge: boolean;
  /** Whether somebody has to confirm, after the acknowledgement, that it is mended. */
  readonly confirm: boolean;
  /** After this long an alarm that is still active is told again, and wants a new acknowledgement; null: never. [ms] */
  readonly reAlarmMs: number | null;
  /** What the alarm says in place of the usual sentence; {device}, {metric}, {value}, {threshold} and {unit} are filled in. */
  readonly message: Words | null;
}

/** A rule and the number of its revision, which grows with each change. */
export interface RuleVersion {
  readonly rule: Rule;
  readonly revision: number;
}
