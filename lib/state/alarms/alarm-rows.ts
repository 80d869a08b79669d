import type { Alarm, AlarmEvent } from "#lib/metering/alarm/alarm.ts";
import type { alarm, alarmEvent } from "../schema/alarm.ts";

type AlarmRow = typeof alarm.$inferSelect;
type EventRow = typeof alarmEvent.$inferSelect;

const moment = (ms: number | null) => (ms === null ? null : new Date(ms));
const ms = (date: Date | null) => (date === null ? null : date.getTime());

/** An alarm as a row of the table. */
export function rowOfAlarm({ ordinal: _, ...of }: Alarm): AlarmRow {
  return {
    ...of,
    ...{ value: finite(of.value), threshold: finite(of.threshold), message: { ...of.message } },
    ...{ shelvedUntil: moment(of.shelvedUntil), activeAt: new Date(of.activeAt), inactiveAt: moment(of.inactiveAt) },
    ...{ ackedAt: moment(of.ackedAt), closedAt: moment(of.closedAt), updatedAt: new Date(of.updatedAt) },
  };
}

/** A row of the table as an alarm, with how many events it has. */
export function alarmOfRow(row: AlarmRow, ordinal: number): Alarm {
  return {
    ...row,
    ordinal,
    ...{ shelvedUntil: ms(row.shelvedUntil), activeAt: row.activeAt.getTime(), inactiveAt: ms(row.inactiveAt) },
    ...{ ackedAt: ms(row.ackedAt), closedAt: ms(row.closedAt), updatedAt: row.updatedAt.getTime() },
  };
}

/** An event as a row of its table. What is quiet counts as routed: nobody is to be told. */
export function rowOfEvent({ alarm: { id }, quiet, ...of }: AlarmEvent): EventRow {
  const receivedAt = new Date(of.receivedAt);
  const routedAt = quiet ? receivedAt : null;
  return { ...of, alarmId: id, value: finite(of.value), at: new Date(of.at), receivedAt, routedAt };
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
