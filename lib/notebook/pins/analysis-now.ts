import type { Analysis, QueryColumns } from "../analysis.ts";
import type { Language } from "../language.ts";
import { loadPageState } from "../page-state.ts";
import type { Compared } from "./compared.ts";
import type { Pin } from "./pin.ts";

/** The pinned inputs' state by today's code of an analysis, in the zone of the pin; `folder` is that of the analysis. */
export function analysisNow(analysis: Analysis, folder: string, pin: Pin, language: Language): Compared["now"] {
  return async (newest) => {
    const search = new URLSearchParams(pin.view);
    for (const [name, value] of Object.entries(pin.inputs)) search.set(name, String(value));
    const loaded = await loadPageState(analysis, folder, { ...newest, zone: pin.zone }, search, language);
    return {
      analysis,
      loaded,
      ofPinned: (rows) =>
        fits(analysis, pin) ? { analysis, state: { ...loaded.state, inputs: pin.inputs, rows } } : undefined,
    };
  };
}

/** True where the rows that a pin keeps have the columns that today's code expects. */
function fits(analysis: Analysis, pin: Pin): boolean {
  return Object.entries(analysis.queries as Readonly<Record<string, QueryColumns>>).every(([query, columns]) => {
    const kept = pin.queries[query]?.columns;
    return Object.entries(columns).every(([name, type]) =>
      kept?.some((column) => column.name === name && column.type === type.replace("?", "")),
    );
  });
}
