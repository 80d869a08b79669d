import type { Analysis, FigureTable } from "../analysis.ts";
import { figureDrawings } from "../page-content.ts";
import type { LoadedState } from "../page-state.ts";
import { figureTables } from "../render-state.ts";
import { paperDrawings } from "./paper-drawings.ts";
import { slideDrawings } from "./slide-drawings.ts";

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
  /** The drawings for a slide. */
  readonly slides: Readonly<Record<string, string>>;
  /** The drawings for paper of those figures that the page draws wider. */
  readonly paper: Readonly<Record<string, string>>;
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
  return {
    tables: figureTables(analysis, state),
    explanations: Object.fromEntries(explanations),
    lines,
    narrow: figureDrawings(analysis, loaded, ({ serverWidth }) => Math.min(serverWidth, NARROW_WIDTH)),
    slides: slideDrawings(analysis, loaded),
    paper: paperDrawings(analysis, loaded),
  };
}

function keysOf(svg: string): string[] {
  const keys = Array.from(svg.matchAll(/ data-key="([^"]*)"/g), (match) => unescaped(match[1] as string));
  return [...new Set(keys)];
}

function unescaped(text: string): string {
  return text.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
