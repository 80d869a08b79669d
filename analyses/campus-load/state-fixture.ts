import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "#lib/notebook/analysis.ts";
import { answerQuery } from "#lib/notebook/answer-query.ts";
import { dataEnd } from "#lib/notebook/data-end.ts";
import { parseInputs } from "#lib/notebook/inputs-url.ts";
import type { Language } from "#lib/notebook/language.ts";
import { LINE_WIDTH } from "#lib/notebook/line-width.ts";
import { parseViewState } from "#lib/notebook/view-state.ts";
import { analysis as declared } from "./analysis.ts";
import type { State } from "./values.ts";

export const analysis = declared as unknown as Analysis;
const folder = import.meta.dirname;

/** The state of the page as its URL asks for it. */
export async function stateOf(snapshot: Snapshot, search: string, language: Language): Promise<State> {
  const stated = new URLSearchParams(search);
  const choices = { circuit: declared.inputs.circuit.choices as never };
  const { values: inputs, dropped } = parseInputs(declared.inputs, choices, stated);
  const { view, dropped: more } = parseViewState(
    analysis,
    stated,
    await dataEnd(analysis, folder, snapshot),
    snapshot.zone,
  );
  if (dropped.length + more.length > 0) throw new RangeError(`Cannot make the state as the URL holds ${search}`);
  const rows = Object.keys(declared.queries).map(async (query) => {
    const { result } = await answerQuery({ analysis, folder, snapshot, query, inputs, view });
    return [query, result.rows()] as const;
  });
  const { filters, range } = view;
  return {
    inputs,
    language,
    zone: snapshot.zone,
    filters,
    columns: LINE_WIDTH,
    ...(range ? { range } : {}),
    rows: Object.fromEntries(await Promise.all(rows)) as unknown as State["rows"],
  };
}
