import { overlay } from "#lib/plot/overlay.ts";
import { serverText, svgText } from "#lib/plot/svg-text.ts";
import type { Analysis, PageState, QueryColumns } from "../analysis.ts";
import { storedRows } from "../arrow-rows.ts";
import { figureOptions } from "../render-state.ts";
import { type Compared, stateNow } from "./changes.ts";
import type { Pin } from "./pin.ts";
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

/** Draws one figure of a pin by today's code: from the newest rows, and over them from the rows that the pin keeps. */
export async function figureOverlay(compared: Compared, name: string): Promise<FigureNow> {
  const { analysis, pin, home } = compared;
  const figure = analysis.figures[name];
  if (!figure) return { changedMarks: 0 };
  const width = figure.serverWidth;
  const { state } = await stateNow(compared, await compared.lake.snapshot());
  const is = figureOptions(analysis, name, state, width);
  if (!is) return { changedMarks: 0 };
  const now = svgText(is);
  if (!fits(analysis, pin)) return { now, changedMarks: 0 };
  const rows = Object.entries(pin.queries).map(
    async ([query, kept]) => [query, storedRows(await readContent(home, kept.rows)).rows] as const,
  );
  const pinned = { ...state, inputs: pin.inputs, rows: Object.fromEntries(await Promise.all(rows)) } as PageState;
  const was = figureOptions(analysis, name, pinned, width);
  if (!was) return { now, changedMarks: 0 };
  let changedMarks = 0;
  const both = serverText((document) => {
    const { svg, changed } = overlay(was, is, document);
    changedMarks = changed.length;
    return svg;
  });
  return { now, both, changedMarks };
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
