import type { Database } from "../open-state.ts";
import { alarm, alarmEvent } from "../schema/alarm.ts";

type AlarmRow = typeof alarm.$inferInsert;
type EventRow = typeof alarmEvent.$inferInsert;

/** Puts an alarm into the database, as if it had risen at `at`; gives its id. */
export async function putAlarm(db: Database, at: number, row: Partial<AlarmRow> = {}): Promise<string> {
  const id = row.id ?? "warm~lab-3~temp_c~1";
  await db.insert(alarm).values({
    ...{ id, ruleId: "warm", ruleRevision: 1, deviceId: "lab-3", metric: "temp_c", severity: 500 },
    ...{ active: true, acked: false, confirmed: false, value: 31.25, threshold: 30, unit: "°C" },
    activeAt: new Date(at),
    message: { en: "Laboratory 3 is too warm", ko: "실험실 3이 너무 덥습니다" },
    ...row,
  });
  return id;
}

/** Puts an event of an alarm into the database. */
export async function putEvent(
  db: Database,
  alarmId: string,
  ordinal: number,
  at: number,
  row: Partial<EventRow> = {},
) {
  const moment = new Date(at);
  await db
    .insert(alarmEvent)
    .values({ alarmId, ordinal, at: moment, receivedAt: moment, kind: "raised", value: 31.25, ...row });
}
