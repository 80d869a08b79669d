import type { Alarm } from "#lib/metering/alarm/alarm.ts";
import type { Replayed } from "#lib/metering/alarm/replay-rule.ts";
import type { KeptRule } from "#lib/state/alarms/alarm-rules.ts";
import type { KeptEvent } from "#lib/state/alarms/list-alarms.ts";

const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** An alarm as the API tells it: times in ISO 8601, a shelf without end as such. */
export function alarmJson(of: Alarm) {
  return {
    ...{ id: of.id, rule_id: of.ruleId, rule_revision: of.ruleRevision, device_id: of.deviceId, metric: of.metric },
    ...{ severity: of.severity, active: of.active, acked: of.acked, confirmed: of.confirmed, latched: of.latched },
    ...{ shelved_until: iso(of.shelvedUntil), active_at: iso(of.activeAt), inactive_at: iso(of.inactiveAt) },
    ...{ acked_at: iso(of.ackedAt), acked_by: of.ackedBy, closed_at: iso(of.closedAt), updated_at: iso(of.updatedAt) },
    ...{ value: of.value, threshold: of.threshold, unit: of.unit, message: of.message, count: of.count },
  };
}

export function alarmEventJson({ receivedAt, at, ...of }: KeptEvent) {
  return { ...of, at: at.toISOString(), received_at: receivedAt.toISOString() };
}

export function ruleJson({ definition, rule, revision, createdAt, updatedAt }: KeptRule) {
  return { ...definition, enabled: rule.enabled, revision, created_at: iso(createdAt), updated_at: iso(updatedAt) };
}

export function replayedJson({ occurrences, ...counts }: Replayed) {
  return {
    ...counts,
    occurrences: occurrences.map(({ deviceId, activeAt, inactiveAt, ...of }) => ({
      ...{ device_id: deviceId, active_at: iso(activeAt), inactive_at: iso(inactiveAt), ...of },
    })),
  };
}
