/** What happened to an alarm; see lib/metering/alarm. */
export type EventKind =
  | "raised"
  | "cleared"
  | "acknowledged"
  | "confirmed"
  | "shelved"
  | "unshelved"
  | "reminded"
  | "commented"
  | "closed";

/** An alarm as it stands now. Times: since 1970. [ms] */
export interface AlarmState {
  readonly id: string;
  readonly ruleId: string;
  readonly deviceId: string;
  readonly metric: string;
  /** 1 to 1000, as in OPC UA. */
  readonly severity: number;
  readonly active: boolean;
  readonly acked: boolean;
  readonly shelvedUntil: number | null;
  readonly activeAt: number;
  readonly inactiveAt: number | null;
  readonly closedAt: number | null;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly unit: string | null;
  readonly message: { readonly en: string; readonly ko: string };
}

/** One thing that happened to it. */
export interface AlarmNews {
  readonly ordinal: number;
  readonly kind: EventKind;
  /** By the device's clock. [ms] */
  readonly at: number;
  readonly receivedAt: number;
  readonly by: string | null;
  readonly value: number | null;
  readonly comment: string | null;
  /** Whether it became known long after it happened. */
  readonly late: boolean;
}

/** What a channel is told of: an event, and the alarm it happened to. */
export interface Notice {
  readonly alarm: AlarmState;
  readonly news: AlarmNews;
}
