import type { Alarm, AlarmEvent } from "#lib/metering/alarm/alarm.ts";

/** An alarm as it stands now, as far as it is told. */
export type AlarmState = Pick<
  Alarm,
  | ("id" | "ruleId" | "deviceId" | "metric" | "severity" | "message")
  | ("active" | "acked" | "shelvedUntil" | "activeAt" | "inactiveAt" | "closedAt")
  | ("value" | "threshold" | "unit")
>;

/** One thing that happened to it. */
export type AlarmNews = Omit<AlarmEvent, "quiet" | "alarm">;

/** What a channel is told of: an event, and the alarm it happened to. */
export interface Notice {
  readonly alarm: AlarmState;
  readonly news: AlarmNews;
}
