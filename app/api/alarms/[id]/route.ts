import { readAlarm } from "#lib/state/alarms/list-alarms.ts";
import { alarmEventJson, alarmJson } from "../../../_server/alarms/alarm-json.ts";
import { fresh, withAlarms } from "../../../_server/alarms/with-alarms.ts";
import { problem } from "../../../_server/problem.ts";

/** An alarm with all that happened to it. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const { id } = await params;
  return withAlarms(async (state) => {
    const found = await readAlarm(state, id);
    if (!found) return problem(404, "Not found", "There is no such alarm: see /api/alarms?state=all");
    return fresh({ ...alarmJson(found.alarm), events: found.events.map(alarmEventJson) });
  });
}
