import { readAlarm } from "#lib/state/alarms/list-alarms.ts";
import { alarmEventJson, alarmJson } from "../../../_server/alarms/alarm-json.ts";
import { problem } from "../../../_server/problem.ts";
import { pathPart } from "../../../_server/registry/path-part.ts";
import { fresh, withState } from "../../../_server/with-state.ts";

/** An alarm with all that happened to it. */
export async function GET(request: Request): Promise<Response> {
  const id = pathPart(request, 2);
  return withState(async (state) => {
    const found = await readAlarm(state, id);
    if (!found) return problem(404, "Not found", "There is no such alarm: see /api/alarms?state=all");
    return fresh({ ...alarmJson(found.alarm), events: found.events.map(alarmEventJson) });
  });
}
