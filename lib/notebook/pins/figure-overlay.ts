import { overlay } from "#lib/plot/overlay.ts";
import { serverText, svgText } from "#lib/plot/svg-text.ts";
import type { PageState } from "../analysis.ts";
import { storedRows } from "../arrow-rows.ts";
import { figureOptions } from "../render-state.ts";
import type { Compared } from "./compared.ts";
import { readContent } from "./store.ts";

/** A figure now, and then and now in one drawing. */
export interface FigureNow {
  /** Undefined where nothing can be drawn now. */
  readonly now?: string;
  /** Undefined where today's code cannot draw the pinned rows. */
  readonly both?: string;
  /** Marks that differ. */
  readonly changedMarks: number;
}

/**
 * Draws one figure of a pin by today's code: from the newest rows, and over them from the rows that the pin keeps. Undefined
 * where today's code has no such figure.
 */
export async function figureOverlay(compared: Compared, name: string): Promise<FigureNow | undefined> {
  const { lake } = compared;
  const { analysis, loaded, ofPinned } = await compared.now(await lake.snapshot());
  const figure = Object.hasOwn(analysis.figures, name) ? analysis.figures[name] : undefined;
  if (!figure) return undefined;
  const width = figure.serverWidth;
  const is = figureOptions(analysis, name, loaded.state, width);
  if (!is) return { changedMarks: 0 };
  const now = svgText(is);
  const pinned = ofPinned(await pinnedRows(compared));
  const was = pinned && figureOptions(pinned.analysis, name, pinned.state, width);
  if (!was) return { now, changedMarks: 0 };
  let changedMarks = 0;
  const both = serverText((document) => {
    const { svg, changed } = overlay(was, is, document);
    changedMarks = changed.length;
    return svg;
  });
  return { now, both, changedMarks };
}

async function pinnedRows({ pin, home }: Compared): Promise<PageState["rows"]> {
  const rows = Object.entries(pin.queries).map(
    async ([query, kept]) => [query, storedRows(await readContent(home, kept.rows)).rows] as const,
  );
  return Object.fromEntries(await Promise.all(rows)) as PageState["rows"];
}
