import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "#lib/notebook/analysis.ts";
import type { Language } from "#lib/notebook/language.ts";
import { loadPageState } from "#lib/notebook/page-state.ts";
import { analysis as declared } from "./analysis.ts";
import type { State } from "./measures.ts";
import { queries } from "./queries.ts";

export const analysis = declared as unknown as Analysis;

/** The state of the page as its URL asks for it, with what it offers. */
export async function pageOf(snapshot: Snapshot, search: string, language: Language = "en") {
  const loaded = await loadPageState(analysis, import.meta.dirname, snapshot, new URLSearchParams(search), language);
  if (loaded.parsed.dropped.length > 0) throw new RangeError(`Cannot make the state as the URL holds ${search}`);
  return { state: loaded.state as unknown as State, choices: loaded.choices };
}

/** The state of the page as its URL asks for it. */
export async function stateOf(snapshot: Snapshot, search: string, language: Language = "en"): Promise<State> {
  return (await pageOf(snapshot, search, language)).state;
}

/** The same state before anything was imported: no rows at all. */
export function emptied(state: State): State {
  const rows = Object.fromEntries(Object.keys(queries).map((query) => [query, []]));
  return { ...state, rows: rows as unknown as State["rows"] };
}
