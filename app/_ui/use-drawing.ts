"use client";
import type { RefObject } from "react";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { PageState } from "#lib/notebook/analysis.ts";
import type { AbsoluteRange } from "#lib/notebook/time-range.ts";
import type { ViewState } from "#lib/notebook/view-state.ts";
import type { View } from "#lib/plot/interaction/zoom.ts";
import { usePageContext } from "./page-context.ts";

/** How much narrower or wider than drawn a figure may be shown before it is drawn anew. */
const TOLERANCE = { narrower: 0.8, wider: 1.35 };

/** What is out of sight is drawn when nothing else waits, but no later than this. */
const OUT_OF_SIGHT_MS = 1000;

/** A window is resized in many small steps. */
const RESIZING_MS = 250;

/** Draws the figure, or the part of it in `view`, into its element whenever its rows, its inputs or its width ask for it; the server's drawing stands till then. */
export function useDrawing(name: string, plot: RefObject<HTMLDivElement | null>, view: View | undefined): void {
  const page = usePageContext();
  const width = useWidth(plot);
  const isInSight = useSight(plot);
  const drawn = useRef<readonly unknown[]>(undefined);
  const { state, engine, analysis, prepare } = page;

  useEffect(() => {
    const svg = plot.current?.querySelector("svg");
    const drawnWidth = Number(svg?.getAttribute("width"));
    const fits = width / drawnWidth >= TOLERANCE.narrower && width / drawnWidth <= TOLERANCE.wider;
    if (width > 0 && svg && !fits && !state) void prepare();
  }, [width, plot, state, prepare]);

  const reduceAnew = useRef(prepare);
  reduceAnew.current = prepare;
  useEffect(() => {
    if (width === 0 || !state || !engine || !analysis || !engine.isLineFigure(analysis, name)) return;
    if (engine.shownColumns(analysis) === state.columns) return;
    const later = setTimeout(() => void reduceAnew.current(), RESIZING_MS);
    return () => clearTimeout(later);
  }, [name, width, state, engine, analysis]);

  useEffect(() => {
    const narrow = page.narrow?.[name];
    const drawnWidth = Number(plot.current?.querySelector("svg")?.getAttribute("width"));
    const narrowWidth = Number(/ width="(\d+)/.exec(narrow ?? "")?.[1]);
    // The drawing whose own width is nearer, as a ratio.
    if (plot.current && narrow && width ** 2 < drawnWidth * narrowWidth) plot.current.innerHTML = narrow;
  }, [width, plot, page.narrow, name]);

  // With the words around it, in one frame.
  useLayoutEffect(() => {
    const element = plot.current;
    const figure = analysis?.figures[name];
    if (!element || !engine || !analysis || !figure || !state) return;
    const shownWidth = width || 620;
    const asked = [
      ...figure.queries.map((query) => state.rows[query]),
      ...(figure.inputs ?? []).map((input) => state.inputs[input]),
      ...(figure.brush ? [JSON.stringify(state.filters?.[figure.brush.dimension])] : []),
      ...(figure.zoom ? [state.range?.from, state.range?.to] : []),
      Math.round(shownWidth / 8),
      view,
    ];
    if (drawn.current && asked.every((value, i) => value === drawn.current?.[i])) return;
    const first = drawn.current === undefined;
    drawn.current = asked;
    if (first && !view && isAsServed(element, shownWidth, asChosen(state), asChosen(page.props))) return;
    let isDrawn = false;
    const draw = () => {
      isDrawn = true;
      const svg = engine.drawView(analysis, name, state, shownWidth, view);
      element.replaceChildren(...(svg ? [svg] : []));
      element.dataset.drawn = String(Number(element.dataset.drawn ?? "0") + 1);
    };
    if (isInSight.current) return draw();
    const forget = whenIdle(draw);
    return () => {
      forget();
      if (!isDrawn) drawn.current = [];
    };
  }, [state, engine, analysis, name, width, plot, view, page.props, isInSight]);
}

/** Calls after what is in sight has been painted, when nothing else waits; gives what takes it back. */
function whenIdle(call: () => void): () => void {
  // Safari has no idle callbacks.
  const hasIdle = "requestIdleCallback" in window;
  let later: number;
  const frame = requestAnimationFrame(() => {
    later = hasIdle ? requestIdleCallback(call, { timeout: OUT_OF_SIGHT_MS }) : window.setTimeout(call);
  });
  return () => {
    cancelAnimationFrame(frame);
    if (hasIdle) cancelIdleCallback(later);
    else clearTimeout(later);
  };
}

function asChosen(of: Pick<PageState, "inputs" | "filters"> & { view?: ViewState; range?: AbsoluteRange }): object {
  return [of.inputs, of.view?.filters ?? of.filters, (of.view?.range ?? of.range) || null];
}

function isAsServed(element: Element, width: number, inputs: object, served: object): boolean {
  const drawnWidth = Number(element.querySelector("svg")?.getAttribute("width"));
  const fits = width / drawnWidth >= TOLERANCE.narrower && width / drawnWidth <= TOLERANCE.wider;
  return fits && JSON.stringify(inputs) === JSON.stringify(served);
}

function useWidth(plot: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [plot]);
  return width;
}

/** Whether a plot is in the window, as of the last frame: asking for its place would have the page laid out for it. */
function useSight(plot: RefObject<HTMLDivElement | null>): RefObject<boolean> {
  const isInSight = useRef(true);
  useEffect(() => {
    const element = plot.current;
    if (!element) return;
    const observer = new IntersectionObserver((seen) => {
      isInSight.current = seen.at(-1)?.isIntersecting ?? true;
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [plot]);
  return isInSight;
}
