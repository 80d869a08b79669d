import { ALARM_TARGETS, alarmKpi } from "#lib/metering/alarm/alarm-kpi.ts";
import { alarmTimes } from "#lib/state/alarms/alarm-times.ts";
import { askedRange } from "../../../_server/alarms/asked-alarms.ts";
import { fresh, withState } from "../../../_server/with-state.ts";

/** How much alarms ask of people, beside the targets of ISA-18.2: `?from=…&to=…`, the last seven days without. */
export async function GET(request: Request): Promise<Response> {
  const asked = askedRange(new URL(request.url).searchParams, Date.now());
  if (asked instanceof Response) return asked;
  const { from, to } = asked;
  return withState(async (state) => {
    const kpi = alarmKpi(await alarmTimes(state, from, to), from, to);
    // JSON makes null of what is undefined.
    return fresh({ from: new Date(from), to: new Date(to), ...kpi, targets: ALARM_TARGETS });
  });
}
