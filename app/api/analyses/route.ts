import type { Analysis } from "#lib/notebook/analysis.ts";
import type { NumberRange } from "#lib/notebook/input.ts";
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
    inputs: Object.entries(inputs).map(([name, { label, control, initial, range }]) => {
      const offered = choices[name] ?? [];
      return {
        name,
        label,
        ...(range ? numbers(range) : { type: "string" }),
        default: offered.length ? initial(offered.map(({ value }) => value)) : null,
        // A slider offers no number more than another: its bounds and steps say it all.
        ...(control === "slider" ? {} : { choices: offered }),
      };
    }),
    queries: Object.entries(queries).map(([name, columns]) => ({ name, columns })),
  };
}

/** The numbers an input takes, in the words of JSON Schema. */
function numbers({ min, max, step, unit }: NumberRange) {
  const type = Number.isInteger(min) && Number.isInteger(step) ? "integer" : "number";
  return { type, minimum: min, maximum: max, step, ...(unit ? { unit } : {}) };
}
