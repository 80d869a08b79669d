import type { AlarmNews, AlarmState, Notice } from "#lib/notify/notice.ts";
import type { alarm, alarmEvent } from "../schema/alarm.ts";

/** An alarm as its row says. */
export function storedAlarm(row: typeof alarm.$inferSelect): AlarmState {
  const { id, ruleId, deviceId, metric, severity, active, acked, value, threshold, unit, message } = row;
  return {
    ...{ id, ruleId, deviceId, metric, severity, active, acked, value, threshold, unit, message },
    shelvedUntil: row.shelvedUntil?.getTime() ?? null,
    activeAt: row.activeAt.getTime(),
    inactiveAt: row.inactiveAt?.getTime() ?? null,
    closedAt: row.closedAt?.getTime() ?? null,
  };
}

/** An event and its alarm as their rows say. */
export function storedNotice(rows: {
  readonly alarm: typeof alarm.$inferSelect;
  readonly event: typeof alarmEvent.$inferSelect;
}): Notice {
  const { ordinal, kind, at, receivedAt, by, value, comment, late } = rows.event;
  const news: AlarmNews = {
    ordinal,
    kind,
    at: at.getTime(),
    receivedAt: receivedAt.getTime(),
    by,
    value,
    comment,
    late,
  };
  return { alarm: storedAlarm(rows.alarm), news };
}
