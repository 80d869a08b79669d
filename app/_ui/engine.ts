import type { Analysis, PageState } from "#lib/notebook/analysis.ts";
import { arrowRows } from "#lib/notebook/arrow-rows.ts";
import { liveClaims } from "#lib/notebook/claims.ts";
import { inputsSearch, parseInputs } from "#lib/notebook/inputs-url.ts";
import { figureOptions, figureTable, frameFigures } from "#lib/notebook/render-state.ts";
import type { Receipt } from "#lib/notebook/run-query.ts";
import { drawFigure } from "#lib/plot/draw.ts";

interface Answer {
  readonly rows: readonly Record<string, unknown>[];
  readonly receipt: Receipt;
}

const answers = new Map<string, Promise<Answer>>();

/** The rows of one address, fetched once; a failure is not kept. */
function answer(address: string): Promise<Answer> {
  const kept = answers.get(address);
  if (kept) return kept;
  const asked = fetchAnswer(address).catch((cause: unknown) => {
    answers.delete(address);
    throw cause;
  });
  answers.set(address, asked);
  return asked;
}

async function fetchAnswer(address: string): Promise<Answer> {
  // Asked anew each time: an answer is immutable for its snapshot, but not for the code of a Wattbook that was brought up to date.
  const response = await fetch(address, { cache: "no-cache" });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const receipt = JSON.parse(response.headers.get("wattbook-receipt") ?? "null") as Receipt;
  return { rows: arrowRows(new Uint8Array(await response.arrayBuffer())), receipt };
}

export { drawFigure, figureOptions, figureTable, frameFigures, inputsSearch, liveClaims, parseInputs };

export interface Fetched {
  readonly rows: PageState["rows"];
  readonly receipts: Readonly<Record<string, Receipt>>;
}

/** The rows of all queries of an analysis for some inputs, at one snapshot; what is known already is not fetched. */
export async function fetchRows(
  analysis: Analysis,
  page: {
    readonly snapshot: string;
    readonly parameters: Readonly<Record<string, readonly string[]>>;
    readonly inputs: Readonly<Record<string, string | number>>;
  },
): Promise<Fetched> {
  const entries = await Promise.all(
    Object.keys(analysis.queries).map(async (query) => {
      const search = new URLSearchParams();
      for (const name of page.parameters[query] ?? []) search.set(name, String(page.inputs[name]));
      search.set("snapshot", page.snapshot);
      return [query, await answer(`/api/analyses/${analysis.slug}/${query}.arrow?${search}`)] as const;
    }),
  );
  return {
    rows: Object.fromEntries(entries.map(([query, { rows }]) => [query, rows])) as PageState["rows"],
    receipts: Object.fromEntries(entries.map(([query, { receipt }]) => [query, receipt])),
  };
}

/** The code of an analysis, in a chunk of its own. */
export async function importAnalysis(slug: string): Promise<Analysis> {
  const { analysis } = (await import(`../../analyses/${slug}/analysis.ts`)) as { analysis: Analysis };
  return analysis;
}
