import { createHash } from "node:crypto";
import { answerQuery } from "#lib/notebook/answer-query.ts";
import { csvText } from "#lib/notebook/csv-text.ts";
import type { QueryAnswer } from "#lib/notebook/run-query.ts";
import { analysisFolder, loadAnalysis } from "../../../../_server/analyses.ts";
import { askedState } from "../../../../_server/asked-state.ts";
import { problem, problemOf } from "../../../../_server/problem.ts";
import { shownSnapshot } from "../../../../_server/snapshot.ts";

interface Context {
  readonly params: Promise<{ slug: string; answer: string }>;
}

const FORMATS = {
  arrow: { type: "application/vnd.apache.arrow.stream", body: ({ result }: QueryAnswer) => result.arrow() },
  json: { type: "application/json", body: ({ result }: QueryAnswer) => JSON.stringify(result.rows()) },
  csv: { type: "text/csv; charset=utf-8", body: csvOf },
} as const;

function csvOf({ result }: QueryAnswer): string {
  const names = result.columns.map(({ name }) => name);
  return csvText(names, result.rows());
}

/** The rows of one query of an analysis: `<query>.<arrow|csv|json>`; immutable when the snapshot is named. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { slug, answer } = await params;
  const [query = "", format = ""] = answer.split(".");
  const analysis = await loadAnalysis(slug);
  if (!analysis) return problem(404, "No such analysis", `There is no analysis ${slug}: see /api/analyses`);
  if (!Object.hasOwn(analysis.queries, query))
    return problem(404, "No such query", `${slug} has no query ${query}: see /api/analyses`);
  const written = FORMATS[format as keyof typeof FORMATS];
  if (!written) return problem(404, "No such format", `Formats are arrow, csv and json: current value is ${format}`);
  try {
    const search = new URL(request.url).searchParams;
    const snapshot = await shownSnapshot(search.get("snapshot"));
    if (!snapshot) return problem(404, "No data", "The lake is empty: import data, or start with the sample");
    const asked = await askedState(analysis, search, snapshot, request.signal);
    if (asked instanceof Response) return asked;
    const got = await answerQuery({ analysis, folder: analysisFolder(slug), snapshot, query, ...asked });
    return answered(request, written.type, written.body(got), got, search.has("snapshot"));
  } catch (error) {
    return problemOf(error);
  }
}

function answered(
  request: Request,
  type: string,
  body: string | Uint8Array,
  { receipt }: QueryAnswer,
  isNamed: boolean,
): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  const headers = {
    "content-type": type,
    etag,
    "cache-control": isNamed ? "public, max-age=31536000, immutable" : "no-cache",
    "wattbook-receipt": JSON.stringify(receipt),
  };
  if (request.headers.get("if-none-match") === etag) return new Response(null, { status: 304, headers });
  return new Response(body as BodyInit, { headers });
}
