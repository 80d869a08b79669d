import { requestCommand } from "#lib/state/alarms/alarm-commands.ts";
import { readAlarm } from "#lib/state/alarms/list-alarms.ts";
import { alarmJson } from "../../../../_server/alarms/alarm-json.ts";
import { commandBody } from "../../../../_server/alarms/command-body.ts";
import { jsonBody } from "../../../../_server/json-body.ts";
import { problem } from "../../../../_server/problem.ts";
import { pathPart } from "../../../../_server/registry/path-part.ts";
import { fresh, withState } from "../../../../_server/with-state.ts";

const KINDS = ["acknowledge", "confirm", "shelve", "unshelve", "comment"] as const;
const WAIT_MS = 3000;

/** Does something with an alarm: ingest does it, and this waits for that. */
export async function POST(request: Request): Promise<Response> {
  const [id, action] = [pathPart(request, 2), pathPart(request, 3)];
  const kind = KINDS.find((each) => each === action);
  if (!kind)
    return problem(404, "Not found", `An alarm can be told to ${KINDS.join(", ")}, not ${action.slice(0, 40)}`);
  const sent = await jsonBody(request, commandBody, "{by, comment, until}, each of which may be left out");
  if (sent instanceof Response) return sent;
  if (kind === "comment" && !sent.comment) return problem(400, "Bad request", "A comment needs its words as comment");
  const until = sent.until === undefined || sent.until === null ? null : Date.parse(sent.until);
  return withState(async (state) => {
    if (!(await readAlarm(state, id))) return problem(404, "Not found", "There is no such alarm");
    const command = { alarmId: id, kind, by: sent.by ?? "web", comment: sent.comment ?? null, until };
    const outcome = await requestCommand(state, command, WAIT_MS, request.signal);
    if (typeof outcome === "object") return problem(409, "The alarm's state does not allow it", outcome.refused);
    const found = await readAlarm(state, id);
    // It is written down; ingest does it as soon as it runs.
    return fresh(alarmJson(found!.alarm), { status: outcome === "done" ? 200 : 202 });
  });
}
