import { EXPLORED, exploredAnalysis, exploredProse, exploredState } from "#lib/notebook/explored.ts";
import { datasetSources } from "#lib/notebook/page-sources.ts";
import { makePin } from "#lib/notebook/pins/make-pin.ts";
import { queryPinBody } from "../../../_server/bodies/query-pin-body.ts";
import { jsonBody } from "../../../_server/json-body.ts";
import { pinHome, siteCode } from "../../../_server/pins.ts";
import { problem, problemOf } from "../../../_server/problem.ts";
import { runExplored } from "../../../_server/run-explored.ts";
import { siteLake } from "../../../_server/site.ts";
import { shownSnapshot } from "../../../_server/snapshot.ts";
import { querySearch } from "../../../explore/_ui/query-url.ts";

/** Freezes a reader's query with its rows and chart: `{sql, chart?, snapshot?}` to `{id, url}`. */
export async function POST(request: Request): Promise<Response> {
  const body = await jsonBody(request, queryPinBody, "{sql, chart?, snapshot?}");
  if (body instanceof Response) return body;
  try {
    const snapshot = await shownSnapshot(body.snapshot ?? null);
    if (!snapshot) return problem(404, "No data", "The lake is empty: import data, or start with the sample");
    const { sql } = body;
    const explored = await runExplored(snapshot, body, request);
    const { chart, answer } = explored;
    const { catalogue } = await siteLake();
    const pin = await makePin({
      home: await pinHome(),
      analysis: exploredAnalysis(explored, answer.result.columns),
      texts: { sqlOf: async () => ({ sql, parameters: [] }), proseOf: async () => exploredProse(sql) },
      code: await siteCode(EXPLORED),
      snapshot,
      sources: await datasetSources(snapshot, catalogue, [sql]),
      opens: {
        inputs: { sql, ...(body.chart ? { chart: body.chart } : {}) },
        search: querySearch("", { sql, ...(chart ? { chart } : {}) }).slice(1),
      },
      loaded: exploredState(explored, snapshot.zone, "en"),
      now: Date.now,
    });
    return Response.json({ id: pin.id, url: `/p/${pin.id}` }, { status: 201, headers: { location: `/p/${pin.id}` } });
  } catch (error) {
    return problemOf(error);
  }
}
