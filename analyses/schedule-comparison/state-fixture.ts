import type { Snapshot } from "#lib/lake/snapshot.ts";
import type { Analysis } from "#lib/notebook/analysis.ts";
import type { Language } from "#lib/notebook/language.ts";
import { loadPageState } from "#lib/notebook/page-state.ts";
import { analysis as declared } from "./analysis.ts";
import type { State } from "./measures.ts";

export const analysis = declared as unknown as Analysis;

/** The state of the page as its URL asks for it. */
export async function stateOf(snapshot: Snapshot, search: string, language: Language): Promise<State> {
  const loaded = await loadPageState(analysis, import.meta.dirname, snapshot, new URLSearchParams(search), language);
  if (loaded.parsed.dropped.length > 0) throw new RangeError(`Cannot make the state as the URL holds ${search}`);
  return loaded.state as unknown as State;
}
