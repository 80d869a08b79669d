import { loadPageState } from "#lib/notebook/page-state.ts";
import { folderTexts, makePin } from "#lib/notebook/pins/make-pin.ts";
import { shownSources } from "#lib/notebook/shown-sources.ts";
import { analysisFolder, loadAnalysis } from "../../_server/analyses.ts";
import { pinBody } from "../../_server/bodies/pin-body.ts";
import { jsonBody } from "../../_server/json-body.ts";
import { pinHome, siteCode } from "../../_server/pins.ts";
import { problem, problemOf } from "../../_server/problem.ts";
import { shownSnapshot, sourcesOf } from "../../_server/snapshot.ts";

/** Freezes a view: `{analysis, inputs, snapshot?}` to `{id, url}`. The same code, inputs and snapshot give the same id. */
export async function POST(request: Request): Promise<Response> {
  const body = await jsonBody(
    request,
    pinBody,
    "{analysis, inputs, snapshot?, f?, tr?}: inputs are texts or numbers by name",
  );
  if (body instanceof Response) return body;
  const { analysis: slug, inputs = {}, snapshot: asked, f = [], tr } = body;
  const analysis = await loadAnalysis(slug);
  if (!analysis) return problem(404, "No such analysis", `There is no analysis ${slug}: see /api/analyses`);
  try {
    const snapshot = await shownSnapshot(asked ?? null);
    if (!snapshot) return problem(404, "No data", "The lake is empty: import data, or start with the sample");
    const search = new URLSearchParams(Object.entries(inputs).map(([name, value]) => [name, String(value)]));
    for (const text of f) search.append("f", text);
    if (tr !== undefined) search.set("tr", tr);
    const folder = analysisFolder(slug);
    const loaded = await loadPageState(analysis, folder, snapshot, search, "en");
    const [bad] = loaded.parsed.dropped;
    if (bad)
      return problem(400, "Bad input", `${bad.name} cannot be “${bad.value}” here: see /api/analyses for its choices`);
    const [home, code, sources] = await Promise.all([pinHome(), siteCode(slug), sourcesOf(snapshot, analysis)]);
    const pin = await makePin({
      home,
      analysis,
      texts: folderTexts(analysis, folder),
      code,
      snapshot,
      sources: shownSources(sources, analysis, loaded.state.inputs),
      loaded,
      now: Date.now,
    });
    return Response.json({ id: pin.id, url: `/p/${pin.id}` }, { status: 201, headers: { location: `/p/${pin.id}` } });
  } catch (error) {
    return problemOf(error);
  }
}
