import type { AlarmEventKind } from "#lib/metering/alarm/alarm.ts";
import type { Channel } from "../channel.ts";
import type { Notice } from "../notice.ts";

/** What people are told of; the rest they did themselves. */
const TOLD: ReadonlySet<AlarmEventKind> = new Set(["raised", "cleared", "reminded"]);

/** Tells whether an event is any of a channel's business, now or later. MQTT holds the state of every alarm, so it hears all. */
export function hears(channel: Channel, { alarm, news }: Notice): boolean {
  if (!channel.enabled || alarm.severity < channel.minSeverity) return false;
  if (channel.ruleIds && !channel.ruleIds.includes(alarm.ruleId)) return false;
  return channel.kind === "mqtt" ? news.kind !== "commented" : TOLD.has(news.kind);
}
