import type { Plot } from "@observablehq/plot";
import type { Analysis, PageState } from "#lib/notebook/analysis.ts";
import { arrowRows } from "#lib/notebook/arrow-rows.ts";
import { liveClaims } from "#lib/notebook/claims.ts";
import { cubeOf, filtersOf } from "#lib/notebook/cube.ts";
import { inputsSearch, parseInputs } from "#lib/notebook/inputs-url.ts";
import { LINE_WIDTH } from "#lib/notebook/line-width.ts";
import { figureOptions, figureTable, frameFigures } from "#lib/notebook/render-state.ts";
import { unpackFrames } from "#lib/notebook/row-frames.ts";
import type { Receipt } from "#lib/notebook/run-query.ts";
import { shownSources } from "#lib/notebook/shown-sources.ts";
import type { ViewState } from "#lib/notebook/view-state.ts";
import { appendViewState, parseViewState } from "#lib/notebook/view-state.ts";
import { drawFigure } from "#lib/plot/draw.ts";
import type { View } from "#lib/plot/interaction/zoom.ts";
import { type ZoomDomain, zoomDomain, zoomedOptions } from "#lib/plot/interaction/zoomed-options.ts";
import { lineColumns } from "#lib/plot/line-columns.ts";
import { markView, showView } from "./shown-view.ts";

interface Answer {
  readonly rows: readonly Record<string, unknown>[];
  readonly receipt: Receipt;
}

interface Asked {
  readonly snapshot: string;
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly inputs: Readonly<Record<string, string | number>>;
  readonly view?: ViewState;
  /** Pixel columns of lines; the server's own without it. */
  readonly width?: number;
}

/** Answers by what they depend on; a failure is not kept. */
const answers = new Map<string, Promise<Answer>>();

export {
  appendViewState,
  figureTable,
  frameFigures,
  inputsSearch,
  liveClaims,
  parseInputs,
  parseViewState,
  shownSources,
};

export interface Fetched {
  readonly rows: PageState["rows"];
  readonly receipts: Readonly<Record<string, Receipt>>;
}

/** The rows of all queries of an analysis for some state, at one snapshot: what is not known yet is fetched in one request. */
export async function fetchRows(analysis: Analysis, page: Asked): Promise<Fetched> {
  const searches = Object.keys(analysis.queries).map(
    (query) => [query, `${analysis.slug}/${query}?${searchOf(analysis, query, page)}`] as const,
  );
  const missing = searches.filter(([, key]) => !answers.has(key));
  if (missing.length > 0) {
    const fetched = fetchAnswers(
      analysis,
      page,
      missing.map(([query]) => query),
    );
    for (const [query, key] of missing) {
      const answer = fetched.then((all) => {
        const found = all.get(query);
        if (!found) throw new Error(`The answer lacks the rows of ${query}`);
        return found;
      });
      answers.set(key, answer);
      answer.catch(() => answers.delete(key));
    }
  }
  const entries = await Promise.all(
    searches.map(async ([query, key]) => [query, await (answers.get(key) as Promise<Answer>)] as const),
  );
  return {
    rows: Object.fromEntries(entries.map(([query, { rows }]) => [query, rows])) as PageState["rows"],
    receipts: Object.fromEntries(entries.map(([query, { receipt }]) => [query, receipt])),
  };
}

/** What one query's rows depend on. */
function searchOf(analysis: Analysis, query: string, { snapshot, parameters, inputs, view, width }: Asked): string {
  const search = new URLSearchParams();
  for (const name of parameters[query] ?? []) search.set(name, String(inputs[name]));
  const of = cubeOf(analysis.cubes, query);
  const isReduced = isLine(analysis, query);
  if (view && (of || isReduced)) {
    const filters = of ? filtersOf(of, view.filters) : {};
    appendViewState(search, analysis, { filters, ...(view.tr === undefined ? {} : { tr: view.tr }) });
  }
  if (width !== undefined && isReduced) search.set("width", String(width));
  search.set("snapshot", snapshot);
  return search.toString();
}

function isLine(analysis: Analysis, query: string): boolean {
  return cubeOf(analysis.cubes, query)?.view.line !== undefined || analysis.lines?.[query] !== undefined;
}

/** True for a figure that shows rows reduced to the points of a line. */
export function isLineFigure(analysis: Analysis, figure: string): boolean {
  return analysis.figures[figure]?.queries.some((query) => isLine(analysis, query)) ?? false;
}

/** The pixel columns that lines are to be reduced for: those of the widest that is shown. */
export function shownColumns(analysis: Analysis): number {
  const plots = Object.keys(analysis.figures)
    .filter((figure) => isLineFigure(analysis, figure))
    .map((figure) => document.querySelector(`[data-figure="${figure}"] .plot`));
  const widest = Math.max(0, ...plots.map((plot) => plot?.clientWidth ?? 0));
  return widest > 0 ? lineColumns(widest) : LINE_WIDTH;
}

async function fetchAnswers(analysis: Analysis, page: Asked, queries: readonly string[]): Promise<Map<string, Answer>> {
  const search = new URLSearchParams();
  const names = new Set(queries.flatMap((query) => page.parameters[query] ?? []));
  for (const name of names) search.set(name, String(page.inputs[name]));
  if (page.view) appendViewState(search, analysis, page.view);
  if (page.width !== undefined) search.set("width", String(page.width));
  search.set("snapshot", page.snapshot);
  for (const query of queries) search.append("q", query);
  // Asked anew each time: an answer is immutable for its snapshot, but not for the code of a Wattbook that was brought up to date.
  const response = await fetch(`/api/analyses/${analysis.slug}/rows?${search}`, { cache: "no-cache" });
  if (!response.ok) throw new Error(`The rows of ${queries.join(", ")} were answered with ${response.status}`);
  const frames = unpackFrames(new Uint8Array(await response.arrayBuffer()));
  return new Map(frames.map(({ query, receipt, arrow }) => [query, { rows: arrowRows(arrow), receipt }]));
}

/** The code of an analysis, in a chunk of its own. */
export async function importAnalysis(slug: string): Promise<Analysis> {
  const { analysis } = (await import(`../../analyses/${slug}/analysis.ts`)) as { analysis: Analysis };
  return analysis;
}

/** The part of a figure's axes that a view shows; undefined where they cannot follow. */
export function shownDomain(
  analysis: Analysis,
  name: string,
  state: PageState,
  width: number,
  view: View,
): ZoomDomain | undefined {
  const options = figureOptions(analysis, name, state, width);
  return options && zoomDomain(options, view, document);
}

/** Draws a figure, or a part of it: with axes of that part, or as a view of the whole where they cannot follow. */
export function drawView(
  analysis: Analysis,
  name: string,
  state: PageState,
  width: number,
  view: View | undefined,
): SVGSVGElement | undefined {
  const domain = view && shownDomain(analysis, name, state, width, view);
  const options = figureOptions(analysis, name, state, width);
  if (!options) return undefined;
  const svg = drawFigure(domain ? zoomedOptions(options, domain) : options, document);
  if (view && domain) markView(svg, view);
  else if (view) showView(svg, view);
  return svg;
}

/** What time a place across a figure is, in its own pixels; undefined where its axis is no time. */
export function timeAt(
  analysis: Analysis,
  name: string,
  state: PageState,
  width: number,
): ((x: number) => Date) | undefined {
  const options = figureOptions(analysis, name, state, width);
  if (!options) return undefined;
  const scale = (drawFigure(options, document) as SVGSVGElement & Plot).scale("x");
  const { invert } = scale ?? {};
  return /^(utc|time)$/.test(scale?.type ?? "") && invert ? (x) => new Date(invert(x)) : undefined;
}
