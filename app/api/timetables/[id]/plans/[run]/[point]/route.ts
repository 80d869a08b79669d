import { writeSolution } from "#lib/timetable/format/write-solution.ts";
import { problem, problemOf } from "../../../../../../_server/problem.ts";
import { shownSnapshot } from "../../../../../../_server/snapshot.ts";
import { planCalendar } from "../../../../../../_server/timetable/plan-calendar.ts";
import { planTable } from "../../../../../../_server/timetable/plan-table.ts";
import { storedPlan } from "../../../../../../_server/timetable/stored-plan.ts";

interface Context {
  readonly params: Promise<{ id: string; run: string; point: string }>;
}

const TYPES = { sol: "text/plain", csv: "text/csv", ics: "text/calendar" } as const;

/** A plan as a file: `format=sol` for ITC-2007, `csv` for spreadsheets, `ics` for calendars. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id, run, point } = await params;
  const search = new URL(request.url).searchParams;
  const format = search.get("format") ?? "csv";
  if (!isFormat(format)) return problem(400, "Bad request", "format must be sol, csv or ics");
  try {
    const snapshot = await shownSnapshot(search.get("snapshot"));
    const found = snapshot && /^\d{1,4}$/.test(point) ? await storedPlan(snapshot, id, run, Number(point)) : undefined;
    if (!snapshot || !found) return problem(404, "Not found", `There is no plan ${run}:${point} of timetable ${id}`);
    const language = search.get("lang") === "ko" ? "ko" : "en";
    const text =
      format === "sol"
        ? writeSolution(found.instance, found.plan)
        : format === "csv"
          ? planTable(found)
          : planCalendar(found, { search, language, zone: snapshot.zone, now: Date.now() });
    const name = `${id}-${run}-${point}.${format}`.replaceAll(/[^a-zA-Z0-9._-]/g, "_");
    return new Response(text, {
      headers: {
        "content-type": `${TYPES[format]}; charset=utf-8`,
        "content-disposition": `attachment; filename="${name}"`,
        "cache-control": "no-cache",
      },
    });
  } catch (error) {
    return problemOf(error);
  }
}

function isFormat(format: string): format is keyof typeof TYPES {
  return format in TYPES;
}
