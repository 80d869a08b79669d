import { askSolve, listSolves } from "#lib/state/solve/ask-solve.ts";
import { requireNoPins } from "#lib/timetable/what-if/require-no-pins.ts";
import { solveBody } from "../../../../_server/bodies/solve-body.ts";
import { jsonBody } from "../../../../_server/json-body.ts";
import { problem, problemOf } from "../../../../_server/problem.ts";
import { shownSnapshot } from "../../../../_server/snapshot.ts";
import { solveJson } from "../../../../_server/timetable/solve-json.ts";
import { fresh, withState } from "../../../../_server/with-state.ts";

interface Context {
  readonly params: Promise<{ id: string }>;
}

const FORM =
  "{weights: {soft?, kwh?, kgCo2e?, thousandKrw?, exportedKwh?, peakKw?, movedTime?, movedRoom?}, start?: {run, point}, pinned?, closedBuildings?, closedRooms?, mostMoved?, method?: sa or ga, seconds?: 1 to 3600, iterations?, seed?, energy?: {model?: ifpb or 5r1c, weather?, term?: both, spring or autumn, tariff?, factor?, pv?: % of today's arrays}}";

/** The jobs that were asked for a timetable, the newest first. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  return withState(async (state) => fresh({ solves: (await listSolves(state, id)).map(solveJson) }));
}

/** Asks for a timetable to be solved. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const body = await jsonBody(request, solveBody, FORM);
  if (body instanceof Response) return body;
  try {
    if (body.start === null) requireNoPins(body);
  } catch (error) {
    return problemOf(error);
  }
  if (!(await isTimetable(id))) return problem(404, "Not found", `There is no timetable ${id}: import it first`);
  return withState(async (state) => {
    const job = await askSolve(state, { ...body, timetable: id });
    return fresh(solveJson(job), { status: 202, headers: { location: `/api/solves/${job.id}` } });
  });
}

async function isTimetable(timetable: string): Promise<boolean> {
  const snapshot = await shownSnapshot(null);
  const found = await snapshot?.query("SELECT 1 FROM timetable WHERE timetable = $timetable LIMIT 1", { timetable });
  return (found?.rows().length ?? 0) > 0;
}
