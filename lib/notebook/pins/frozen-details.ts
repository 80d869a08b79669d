import type { Analysis, FigureTable } from "../analysis.ts";
import { figureDrawings } from "../page-content.ts";
import type { LoadedState } from "../page-state.ts";
import { figureTable } from "../render-state.ts";

/** Width of a figure on a phone. [px] */
const NARROW_WIDTH = 340;

/** What a pinned page needs once a reader looks closer; a live page computes it from its rows. */
export interface FrozenDetails {
  readonly tables: Readonly<Record<string, FigureTable>>;
  /** Per figure and key of a mark what hovering it says; lines that many marks share are kept once. */
  readonly explanations: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly lines: readonly (readonly string[])[];
  /** The drawings for a narrow screen. */
  readonly narrow: Readonly<Record<string, string>>;
}

/** Computes what a pin keeps beside its page; `drawings` are those of the page, whose marks are explained. */
export function frozenDetails(
  analysis: Analysis,
  loaded: Pick<LoadedState, "state">,
  drawings: Readonly<Record<string, string>>,
): FrozenDetails {
  const { state } = loaded;
  const lines: (readonly string[])[] = [];
  const known = new Map<string, number>();
  const place = (said: readonly string[]) => {
    const text = JSON.stringify(said);
    const at = known.get(text) ?? lines.push(said) - 1;
    known.set(text, at);
    return at;
  };
  const explanations = Object.entries(drawings).map(([figure, svg]) => {
    const explained = keysOf(svg).flatMap((key) => {
      const said = analysis.explain?.(key, figure, state);
      return said ? [[key, place(said)] as const] : [];
    });
    return [figure, Object.fromEntries(explained)] as const;
  });
  const tables = Object.keys(analysis.figures).flatMap((name) => {
    const table = figureTable(analysis, name, state);
    return table ? [[name, table] as const] : [];
  });
  return {
    tables: Object.fromEntries(tables),
    explanations: Object.fromEntries(explanations),
    lines,
    narrow: figureDrawings(analysis, loaded, ({ serverWidth }) => Math.min(serverWidth, NARROW_WIDTH)),
  };
}

function keysOf(svg: string): string[] {
  const keys = Array.from(svg.matchAll(/ data-key="([^"]*)"/g), (match) => unescaped(match[1] as string));
  return [...new Set(keys)];
}

function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
