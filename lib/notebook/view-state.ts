import type { Analysis } from "./analysis.ts";
import { filterable } from "./cube.ts";
import type { Filters } from "./filters.ts";
import { filterTexts, parseFilters } from "./filters.ts";
import type { Dropped } from "./inputs-url.ts";
import { MARKS } from "./marks.ts";
import type { AbsoluteRange } from "./time-range.ts";
import { absoluteRange, parseTimeRange, timeRangeText } from "./time-range.ts";

/** What a reader chose to see of an analysis with cubes: filters, and a time range as it was stated and as instants. */
export interface ViewState {
  readonly filters: Filters;
  /** As the URL states it, in its normal form. */
  readonly tr?: string;
  readonly range?: AbsoluteRange;
}

/** The filters and the range that a URL states; `dataEnd` is the first instant after the data, days are those of `zone`. */
export function parseViewState(
  analysis: Pick<Analysis, "cubes" | "selects">,
  search: URLSearchParams,
  dataEnd: string | undefined,
  zone: string,
): { readonly view: ViewState; readonly dropped: readonly Dropped[] } {
  const { filters, dropped } = parseFilters(filterable(analysis.cubes), withoutMarks(analysis, search));
  const stated = search.getAll("tr");
  const tr = stated.at(-1);
  const parsed = tr === undefined || !hasRange(analysis) ? undefined : parseTimeRange(tr);
  const range = parsed && dataEnd !== undefined ? absoluteRange(parsed, dataEnd, zone) : undefined;
  const unused = range ? stated.slice(0, -1) : stated;
  return {
    view: { filters, ...(parsed && range ? { tr: timeRangeText(parsed), range } : {}) },
    dropped: [...dropped, ...unused.map((value) => ({ name: "tr", value }))],
  };
}

/** The search part without the filters that only dim marks. */
function withoutMarks({ selects = MARKS }: Pick<Analysis, "selects">, search: URLSearchParams): URLSearchParams {
  const texts = search.getAll("f").filter((text) => !text.startsWith(`${selects}:`));
  return new URLSearchParams(texts.map((text) => ["f", text]));
}

/** What states a view for ever: its filters, and its range as instants. */
export function absoluteView(analysis: Pick<Analysis, "cubes">, { filters, range }: ViewState): URLSearchParams {
  const search = new URLSearchParams();
  appendViewState(search, analysis, { filters, ...(range ? { tr: timeRangeText(range) } : {}) });
  return search;
}

/** Adds to the search part of a URL what states exactly this view; no filter and no range state nothing. */
export function appendViewState(
  search: URLSearchParams,
  analysis: Pick<Analysis, "cubes">,
  { filters, tr }: Pick<ViewState, "filters" | "tr">,
): void {
  for (const text of filterTexts(filterable(analysis.cubes), filters)) search.append("f", text);
  if (tr !== undefined) search.append("tr", tr);
}

function hasRange({ cubes }: Pick<Analysis, "cubes">): boolean {
  return Object.values(cubes ?? {}).some(({ range }) => range !== undefined);
}
