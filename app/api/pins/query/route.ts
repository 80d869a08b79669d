import * as z from "zod/mini";
import { EXPLORED, exploredAnalysis, exploredProse, exploredState } from "#lib/notebook/explored.ts";
import { datasetSources } from "#lib/notebook/page-sources.ts";
import { makePin } from "#lib/notebook/pins/make-pin.ts";
import { jsonBody } from "../../../_server/json-body.ts";
import { pinHome, siteCode } from "../../../_server/pins.ts";
import { problem, problemOf } from "../../../_server/problem.ts";
import { answerReaderSql } from "../../../_server/reader-sql.ts";
import { siteLake } from "../../../_server/site.ts";
import { shownSnapshot } from "../../../_server/snapshot.ts";
import { querySearch, readQuery } from "../../../explore/_ui/query-url.ts";

const BODY = z.object({ sql: z.string(), chart: z.optional(z.string()), snapshot: z.optional(z.string()) });

/** Freezes a reader's query with its rows and chart: `{sql, chart?, snapshot?}` to `{id, url}`. */
export async function POST(request: Request): Promise<Response> {
  const body = await jsonBody(request, BODY, "{sql, chart?, snapshot?}");
  if (body instanceof Response) return body;
  try {
    const snapshot = await shownSnapshot(body.snapshot ?? null);
    if (!snapshot) return problem(404, "No data", "The lake is empty: import data, or start with the sample");
    const { sql } = body;
    const got = await answerReaderSql(snapshot, sql, request);
    const { chart } = readQuery(new URLSearchParams({ sql, ...(body.chart ? { chart: body.chart } : {}) }));
    const { rows, rowsScanned, ms } = got.receipt;
    const result = {
      columns: got.columns,
      rowCount: rows,
      rows: <T>() => got.rows() as T[],
      arrow: () => got.arrow,
      stats: { ms, rowsScanned },
    };
    const receipt = { rowsScanned, rowsSent: rows, ms, cached: false, snapshot: snapshot.id };
    const explored = { sql, chart, answer: { result, receipt } };
    const { catalogue } = await siteLake();
    const pin = await makePin({
      home: await pinHome(),
      analysis: exploredAnalysis(explored),
      texts: { sqlOf: async () => ({ sql, parameters: [] }), proseOf: async () => exploredProse(sql) },
      code: await siteCode(EXPLORED),
      snapshot,
      sources: await datasetSources(snapshot, catalogue, [sql]),
      opens: {
        inputs: { sql, ...(body.chart ? { chart: body.chart } : {}) },
        search: querySearch("", { sql, ...(chart ? { chart } : {}) }).slice(1),
      },
      loaded: exploredState(explored, snapshot.zone),
      now: Date.now,
    });
    return Response.json({ id: pin.id, url: `/p/${pin.id}` }, { status: 201, headers: { location: `/p/${pin.id}` } });
  } catch (error) {
    if (error instanceof Error && error.name === "TooManyQueries") {
      return problem(429, "Too many queries", "Too many queries run or wait already: try again in a moment");
    }
    return problemOf(error);
  }
}
