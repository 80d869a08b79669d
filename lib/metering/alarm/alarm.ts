import type { Words } from "./rule.ts";

/**
 * One occurrence of an alarm: from when it is raised until it is closed. The words are those of OPC UA [1].
 *
 * [1] OPC Foundation, "OPC UA Part 9: Alarms and Conditions," release 1.05, 2022, https://reference.opcfoundation.org/Core/Part9.
 */
export interface Alarm {
  /** `<rule>~<device>~<metric>~<n>`, where n is when it was first raised, in ms since 1970 by base 36. */
  readonly id: string;
  readonly ruleId: string;
  readonly ruleRevision: number;
  readonly deviceId: string;
  /** `*` where the rule watches the device as a whole. */
  readonly metric: string;
  readonly severity: number;
  readonly active: boolean;
  /** True also where none is asked for. */
  readonly acked: boolean;
  /** True also where none is asked for. */
  readonly confirmed: boolean;
  /** It stays active until it is acknowledged, whatever the values. */
  readonly latched: boolean;
  /** Until when nobody is told, {@link ONE_SHOT} for until it clears; null where it is not shelved. [ms since 1970, UTC] */
  readonly shelvedUntil: number | null;
  /** When it was raised last. [ms since 1970, UTC] */
  readonly activeAt: number;
  /** When it was cleared last; null while it never was. [ms since 1970, UTC] */
  readonly inactiveAt: number | null;
  readonly ackedAt: number | null;
  readonly ackedBy: string | null;
  readonly closedAt: number | null;
  /** What was judged, and the limit it was beyond, when it was raised last; null where there is no number. */
  readonly value: number | null;
  readonly threshold: number | null;
  /** Unit of both. */
  readonly unit: string | null;
  readonly message: Words;
  /** How many times it was raised. */
  readonly count: number;
  /** How many events it has. */
  readonly ordinal: number;
  /** Time of its last event. [ms since 1970, UTC] */
  readonly updatedAt: number;
}

/** Where a shelf ends that ends with the alarm (OPC UA: OneShotShelved): in the year 9999. [ms since 1970, UTC] */
export const ONE_SHOT = 253_402_214_400_000;

/** What can happen to an alarm. */
export type AlarmEventKind =
  | "raised"
  | "cleared"
  | "acknowledged"
  | "confirmed"
  | "shelved"
  | "unshelved"
  | "reminded"
  | "commented"
  | "closed";

/** Something that happened to an alarm. Alarm and ordinal name it: the same event has the same ones whenever it is found. */
export interface AlarmEvent {
  /** From 1 within the alarm. */
  readonly ordinal: number;
  readonly kind: AlarmEventKind;
  /** When it happened by the device's time, or when somebody did it; never before the event before it. [ms since 1970, UTC] */
  readonly at: number;
  /** When it was found. [ms since 1970, UTC] */
  readonly receivedAt: number;
  /** Who did it; null for what the engine found. */
  readonly by: string | null;
  readonly value: number | null;
  readonly comment: string | null;
  /** It was found much later than it happened, as the readings came late. */
  readonly late: boolean;
  /** The alarm was shelved: nobody is to be told. */
  readonly quiet: boolean;
  /** The alarm after it. */
  readonly alarm: Alarm;
}

/** What somebody asks of an alarm. */
export interface AlarmCommand {
  readonly alarmId: string;
  readonly kind: "acknowledge" | "confirm" | "shelve" | "unshelve" | "comment";
  readonly by: string;
  readonly comment: string | null;
  /** End of a shelf; null: until the alarm clears. [ms since 1970, UTC] */
  readonly until: number | null;
}

/** An event that is found so much later than it happened is late. [ms] */
export const LATE_MS = 300_000;
