import { type Alarm, type AlarmEvent, LATE_MS } from "./alarm.ts";

/**
 * Ends an alarm that no rule watches any more: it is cleared where it is active, and closed.
 *
 * @param alarm The open alarm.
 * @param time When that is. [ms since 1970, UTC]
 * @param receivedAt When it was found. [ms since 1970, UTC]
 * @param comment Why.
 * @returns Its last events.
 */
export function retireAlarm(alarm: Alarm, time: number, receivedAt: number, comment: string): AlarmEvent[] {
  const at = Math.max(time, alarm.updatedAt);
  const said = { at, receivedAt, by: null, value: null, comment, late: receivedAt - at > LATE_MS };
  const quiet = alarm.shelvedUntil !== null;
  let last = alarm;
  const next = (kind: "cleared" | "closed", change: Partial<Alarm>): AlarmEvent => {
    last = { ...last, ...change, ordinal: last.ordinal + 1, updatedAt: at };
    return { ...said, ordinal: last.ordinal, kind, quiet, alarm: last };
  };
  return [
    ...(alarm.active ? [next("cleared", { active: false, latched: false, inactiveAt: at })] : []),
    next("closed", { closedAt: at, shelvedUntil: null }),
  ];
}
