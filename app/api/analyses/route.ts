import type { Analysis } from "#lib/notebook/analysis.ts";
import type { Choices } from "#lib/notebook/inputs-url.ts";
import { loadChoices } from "#lib/notebook/page-state.ts";
import { analysisFolder, analysisSlugs, loadAnalysis } from "../../_server/analyses.ts";
import { problemOf } from "../../_server/problem.ts";
import { shownSnapshot } from "../../_server/snapshot.ts";

/** The list of analyses: slugs, titles, inputs with their labels, defaults and choices, and queries. */
export async function GET(request: Request): Promise<Response> {
  try {
    const snapshot = await shownSnapshot(new URL(request.url).searchParams.get("snapshot"));
    const listed = await Promise.all(
      (await analysisSlugs()).map(async (slug) => {
        const analysis = (await loadAnalysis(slug)) as Analysis;
        return described(
          analysis,
          snapshot ? await loadChoices(analysis, analysisFolder(analysis.slug), snapshot, request.signal) : {},
        );
      }),
    );
    return Response.json({ snapshot: snapshot?.id ?? null, analyses: listed });
  } catch (error) {
    return problemOf(error);
  }
}

function described({ slug, title, question, inputs, queries }: Analysis, choices: Choices) {
  return {
    slug,
    title,
    question,
    inputs: Object.entries(inputs).map(([name, { label, control, initial }]) => {
      const offered = choices[name] ?? [];
      return {
        name,
        label,
        type: control === "number" ? "integer" : "string",
        default: offered.length ? initial(offered.map(({ value }) => value)) : null,
        choices: offered,
      };
    }),
    queries: Object.entries(queries).map(([name, columns]) => ({ name, columns })),
  };
}
