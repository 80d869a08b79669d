/** Which alarms: `active` and `unacked` leave out what is shelved, `all` has closed ones too. */
export const ALARM_STATES = ["active", "unacked", "shelved", "all"] as const;

export type AlarmState = (typeof ALARM_STATES)[number];

/** Alarms listed at most, the newest. */
export const MOST_ALARMS = 2000;

/** An alarm as lists show it. Times in ms since 1970. */
export interface AlarmRow {
  readonly id: string;
  readonly ruleId: string;
  readonly ruleNameEn: string | null;
  readonly ruleNameKo: string | null;
  readonly deviceId: string;
  readonly deviceEn: string | null;
  readonly deviceKo: string | null;
  readonly buildingEn: string | null;
  readonly buildingKo: string | null;
  readonly metric: string;
  readonly severity: number;
  readonly active: boolean;
  readonly acked: boolean;
  readonly confirmed: boolean;
  readonly latched: boolean;
  readonly shelvedUntil: number | null;
  readonly activeAt: number;
  readonly inactiveAt: number | null;
  readonly ackedAt: number | null;
  readonly ackedBy: string | null;
  readonly closedAt: number | null;
  readonly value: number | null;
  readonly threshold: number | null;
  readonly unit: string | null;
  readonly message: { readonly en: string; readonly ko: string };
  readonly count: number;
}
