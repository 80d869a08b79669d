import type { Alarm } from "#lib/metering/alarm/alarm.ts";

/** Which alarms: `active` and `unacked` leave out what is shelved, `all` has closed ones too. */
export const ALARM_STATES = ["active", "unacked", "shelved", "all"] as const;

export type AlarmState = (typeof ALARM_STATES)[number];

/** Alarms listed at most, the newest. */
export const MOST_ALARMS = 2000;

/** An alarm as lists show it, with names of what it is of. */
export interface AlarmRow extends Omit<Alarm, "ruleRevision" | "ordinal" | "updatedAt"> {
  readonly ruleNameEn: string | null;
  readonly ruleNameKo: string | null;
  readonly deviceEn: string | null;
  readonly deviceKo: string | null;
  readonly buildingEn: string | null;
  readonly buildingKo: string | null;
}
