import type { Language } from "#lib/notebook/language.ts";
import type { AlarmRow, AlarmState } from "#lib/state/read/listed-alarm.ts";
import type { AlarmQuery } from "./alarm-query.ts";

export interface AlarmsProps {
  readonly language: Language;
  readonly zone: string;
  readonly keep: string;
  readonly now: number;
  readonly alarms: readonly AlarmRow[];
  readonly counts: Readonly<Record<Exclude<AlarmState, "all">, number>>;
  readonly initial: AlarmQuery;
}
