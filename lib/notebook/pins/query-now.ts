import type { Snapshot } from "#lib/lake/snapshot.ts";
import { type Explored, exploredAnalysis, exploredState } from "../explored.ts";
import type { Language } from "../language.ts";
import type { Compared } from "./compared.ts";
import type { Pin } from "./pin.ts";

/** A reader's query that was pinned, run again; the rows of then and of now have each their own columns. */
export function queryNow(
  pin: Pin,
  language: Language,
  run: (snapshot: Snapshot) => Promise<Explored>,
): Compared["now"] {
  return async (newest) => {
    const explored = await run(newest);
    const loaded = exploredState(explored, pin.zone, language);
    return {
      analysis: exploredAnalysis(explored, explored.answer.result.columns),
      loaded,
      ofPinned: (rows) => {
        const kept = pin.queries.result;
        if (!kept) return undefined;
        return { analysis: exploredAnalysis(explored, kept.columns), state: { ...loaded.state, rows } };
      },
    };
  };
}
