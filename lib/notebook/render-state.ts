import type { PlotOptions } from "@observablehq/plot";
import type { Analysis, Figure, FigureLegend, FigureTable, PageState } from "./analysis.ts";
import type { Language } from "./language.ts";
import { liveText } from "./language.ts";
import type { Quality } from "./quality.ts";
import { figureQuality } from "./quality.ts";

/** A figure as the page frames it: everything but the drawing. */
export interface FramedFigure {
  readonly title: string;
  readonly unit: string;
  readonly alt: string;
  /** Said instead of the drawing. */
  readonly empty?: string;
  readonly legend?: FigureLegend;
  readonly queries: readonly string[];
  /** How much of it is missing, estimated, forecast; left out where nothing is. */
  readonly quality?: Quality;
  /** The dimension that its marks filter by. */
  readonly brush?: { readonly dimension: string };
  /** Where dragging over it chooses a time range. */
  readonly zoom?: "time";
}

export type FramedFigures = Readonly<Record<string, FramedFigure>>;

/** The words of every figure in one state. */
export function frameFigures(analysis: Analysis, state: PageState): FramedFigures {
  return Object.fromEntries(
    Object.entries(analysis.figures).map(([name, figure]) => [name, frame(figure, state, state.language)]),
  );
}

function frame(figure: Figure<PageState>, state: PageState, language: Language): FramedFigure {
  const empty = figure.empty?.(state)?.[language];
  const legend = empty === undefined ? figure.legend?.(state) : undefined;
  const quality = empty === undefined ? figureQuality(figure.table(state), firstRows(figure, state)) : undefined;
  return {
    title: liveText(figure.title, language, state),
    unit: liveText(figure.unit, language, state),
    alt: liveText(figure.alt, language, state),
    queries: figure.queries,
    ...(empty === undefined ? {} : { empty }),
    ...(legend === undefined ? {} : { legend }),
    ...(quality === undefined ? {} : { quality }),
    ...(figure.brush ? { brush: figure.brush } : {}),
    ...(figure.zoom ? { zoom: figure.zoom } : {}),
  };
}

function firstRows({ queries: [query] }: Figure<PageState>, { rows }: PageState) {
  return (query === undefined ? undefined : rows[query]) ?? [];
}

/** What to draw for a figure at a width, or undefined where its state is said in words. */
export function figureOptions(
  analysis: Analysis,
  name: string,
  state: PageState,
  width: number,
): PlotOptions | undefined {
  const figure = analysis.figures[name];
  if (!figure) throw new TypeError(`Cannot draw ${name} as ${analysis.slug} has no such figure`);
  if (figure.empty?.(state) !== undefined) return undefined;
  return figure.draw(state, { width });
}

export function figureTable(analysis: Analysis, name: string, state: PageState): FigureTable | undefined {
  return analysis.figures[name]?.table(state);
}

/** The tables of all figures, by name. */
export function figureTables(analysis: Analysis, state: PageState): Readonly<Record<string, FigureTable>> {
  return Object.fromEntries(Object.entries(analysis.figures).map(([name, figure]) => [name, figure.table(state)]));
}
