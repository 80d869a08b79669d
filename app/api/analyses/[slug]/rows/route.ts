import { createHash } from "node:crypto";
import { answerQuery } from "#lib/notebook/answer-query.ts";
import { packFrames } from "#lib/notebook/row-frames.ts";
import { analysisFolder, loadAnalysis } from "../../../../_server/analyses.ts";
import { askedState } from "../../../../_server/asked-state.ts";
import { problem, problemOf } from "../../../../_server/problem.ts";
import { shownSnapshot } from "../../../../_server/snapshot.ts";

interface Context {
  readonly params: Promise<{ slug: string }>;
}

/** The rows of several queries (`q`, all without one) in one answer, framed as `packFrames` says; the tag is of the rows alone. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug } = await params;
  const analysis = await loadAnalysis(slug);
  if (!analysis) return problem(404, "No such analysis", `There is no analysis ${slug}: see /api/analyses`);
  const search = new URL(request.url).searchParams;
  const queries = search.has("q") ? [...new Set(search.getAll("q"))] : Object.keys(analysis.queries);
  const unknown = queries.find((query) => !Object.hasOwn(analysis.queries, query));
  if (unknown !== undefined) return problem(404, "No such query", `${slug} has no query ${unknown}: see /api/analyses`);
  try {
    const snapshot = await shownSnapshot(search.get("snapshot"));
    if (!snapshot) return problem(404, "No data", "The lake is empty: import data, or start with the sample");
    const asked = await askedState(analysis, search, snapshot, request.signal);
    if (asked instanceof Response) return asked;
    const folder = analysisFolder(slug);
    const frames = await Promise.all(
      queries.map(async (query) => {
        const { result, receipt } = await answerQuery({ analysis, folder, snapshot, query, ...asked });
        return { query, receipt, arrow: result.arrow() };
      }),
    );
    const hash = createHash("sha256");
    for (const { query, arrow } of frames) hash.update(query).update(arrow);
    const headers = {
      "content-type": "application/vnd.wattbook.rows",
      etag: `"${hash.digest("base64url")}"`,
      "cache-control": search.has("snapshot") ? "public, max-age=31536000, immutable" : "no-cache",
    };
    if (request.headers.get("if-none-match") === headers.etag) return new Response(null, { status: 304, headers });
    return new Response(packFrames(frames) as BodyInit, { headers });
  } catch (error) {
    return problemOf(error);
  }
}
