import { alarmUrl } from "./alarm-url.ts";
import type { AlarmState } from "./notice.ts";

/** An alarm as programs are told of it. Missing is null, times are ISO 8601 in UTC. */
export function alarmFields(alarm: AlarmState, siteUrl: string | undefined) {
  return {
    id: alarm.id,
    rule: alarm.ruleId,
    device: alarm.deviceId,
    metric: alarm.metric,
    severity: alarm.severity,
    active: alarm.active,
    acknowledged: alarm.acked,
    shelved_until: isoOrNull(alarm.shelvedUntil),
    active_at: isoOrNull(alarm.activeAt),
    inactive_at: isoOrNull(alarm.inactiveAt),
    closed_at: isoOrNull(alarm.closedAt),
    value: finite(alarm.value),
    threshold: finite(alarm.threshold),
    unit: alarm.unit,
    message: { en: alarm.message.en, ko: alarm.message.ko },
    url: siteUrl === undefined ? null : alarmUrl(siteUrl, alarm.id),
  };
}

function isoOrNull(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}

/** JSON has no NaN. */
function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
