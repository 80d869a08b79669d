import type { Analysis, PageState } from "./analysis.ts";
import { liveText } from "./language.ts";

/** A claim in one state: whether the rows shown bear it out. */
export interface LiveClaim {
  /** The numbers it rests on, with units. */
  readonly text: string;
  /** What is compared with what, as a sentence. */
  readonly states: string;
  /** True where the rows bear it out, false where they do not, null where they lack what would tell. */
  readonly holds: boolean | null;
  /** Query it is computed from. */
  readonly query: string;
}

export type LiveClaims = Readonly<Record<string, LiveClaim>>;

/** The claims of an analysis, judged by the rows of one state. */
export function liveClaims(analysis: Pick<Analysis, "claims">, state: PageState): LiveClaims {
  return Object.fromEntries(
    Object.entries(analysis.claims ?? {}).map(([name, { query, states, text, holds }]) => [
      name,
      { query, text: text(state), states: liveText(states, state.language, state), holds: holds(state) },
    ]),
  );
}

/** The claims that the rows contradict. */
export function brokenClaims(claims: LiveClaims): string[] {
  return Object.keys(claims).filter((name) => claims[name]?.holds === false);
}
