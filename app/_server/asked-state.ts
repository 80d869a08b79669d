import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "#lib/notebook/analysis.ts";
import { dataEnd } from "#lib/notebook/data-end.ts";
import type { InputValue } from "#lib/notebook/input.ts";
import { parseInputs } from "#lib/notebook/inputs-url.ts";
import { LINE_WIDTH } from "#lib/notebook/line-width.ts";
import { loadChoices } from "#lib/notebook/page-state.ts";
import type { ViewState } from "#lib/notebook/view-state.ts";
import { parseViewState } from "#lib/notebook/view-state.ts";
import { columnStep } from "#lib/plot/line-columns.ts";
import { analysisFolder } from "./analyses.ts";
import { problem } from "./problem.ts";

/** What the address of rows asks for, in the form in which queries are answered. */
export interface AskedState {
  readonly inputs: Readonly<Record<string, InputValue>>;
  readonly view: ViewState;
  readonly width: number;
  readonly signal: AbortSignal;
}

/** Names of the routes of rows that no analysis knows. */
const OWN_NAMES = new Set(["q", "width"]);

/** The state an address asks for; a problem where it states something that cannot be taken, as rows carry no notice. */
export async function askedState(
  analysis: Analysis,
  search: URLSearchParams,
  snapshot: Snapshot,
  signal: AbortSignal,
): Promise<AskedState | Response> {
  const own = new URLSearchParams([...search].filter(([name]) => !OWN_NAMES.has(name)));
  const choices = await loadChoices(analysis, analysisFolder(analysis.slug), snapshot, signal);
  const end = search.has("tr") ? await dataEnd(analysis, analysisFolder(analysis.slug), snapshot) : undefined;
  const { values, dropped } = parseInputs(analysis.inputs, choices, own);
  const { view, dropped: more } = parseViewState(analysis, own, end, snapshot.zone);
  const width = search.get("width");
  const [bad] = [
    ...dropped,
    ...more,
    ...(width === null || /^\d{1,5}$/.test(width) ? [] : [{ name: "width", value: width }]),
  ];
  if (bad) {
    return problem(400, "Bad input", `${bad.name} cannot be “${bad.value}” here: see /api/analyses for its choices`);
  }
  return { inputs: values, view, width: width === null ? LINE_WIDTH : columnStep(Number(width)), signal };
}
