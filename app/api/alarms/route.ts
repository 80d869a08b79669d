import { countAlarms, listAlarms } from "#lib/state/alarms/list-alarms.ts";
import { alarmJson } from "../../_server/alarms/alarm-json.ts";
import { askedAlarms } from "../../_server/alarms/asked-alarms.ts";
import { fresh, withState } from "../../_server/with-state.ts";

/** Alarms, the newest first: `?state=open|active|unacked|shelved|closed|all&rule=…&device=…&from=…&to=…&limit=…&cursor=…`. */
export async function GET(request: Request): Promise<Response> {
  const asked = askedAlarms(new URL(request.url).searchParams);
  if (asked instanceof Response) return asked;
  return withState(async (state) => {
    const [alarms, counts] = await Promise.all([listAlarms(state, asked), countAlarms(state)]);
    const last = alarms.length === asked.limit ? alarms.at(-1) : undefined;
    const next = last ? `${last.activeAt}.${last.id}` : null;
    return fresh({ alarms: alarms.map(alarmJson), next, counts });
  });
}
