"use client";
import type { RefObject } from "react";
import type { Box } from "#lib/plot/interaction/brush.ts";
import type { View } from "#lib/plot/interaction/zoom.ts";
import { usePageContext } from "./page-context.ts";

/** What a figure of a cube does with the marks or the time that a reader points out: it filters every figure of the page. */
export function useViewChoice(name: string, plot: RefObject<HTMLDivElement | null>) {
  const page = usePageContext();
  const { brush, zoom } = page.figures[name] ?? {};
  const { filters, tr } = page.view;

  /** Filters by the keys of marks; false where the figure does not filter. */
  const chooseKeys = (keys: readonly string[]): boolean => {
    if (!brush) return false;
    const { dimension } = brush;
    const cubes = Object.values(page.analysis?.cubes ?? {});
    const isNumber = cubes.some(({ dimensions }) => /INT|DOUBLE/.test(dimensions[dimension]?.type ?? ""));
    const values = keys.map((key) => (isNumber ? Number(key) : key));
    page.chooseFilter(dimension, values.length > 0 ? { values } : undefined);
    return true;
  };

  /** Filters by one mark, or lets go of it where it alone was chosen. */
  const chooseKey = (key: string): boolean => {
    const filter = brush ? filters[brush.dimension] : undefined;
    const isAlone = filter && "values" in filter && filter.values.length === 1 && String(filter.values[0]) === key;
    return chooseKeys(isAlone ? [] : [key]);
  };

  /** Shows the time between two places of the figure; false where its axis is no time, or its rows are not here yet. */
  const chooseTime = (box: Box): boolean => {
    const svg = plot.current?.querySelector("svg");
    const { engine, analysis, state } = page;
    if (zoom !== "time" || !svg || !engine || !analysis || !state) return false;
    const shown = svg.getBoundingClientRect();
    const width = Number(svg.getAttribute("width"));
    const at = engine.timeAt(analysis, name, state, width);
    if (!at) return false;
    const [from, to] = [box.left, box.right].map((x) => at(((x - shown.left) / shown.width) * width).toISOString());
    page.chooseRange(`${from}/${to}`);
    return true;
  };

  /** Shows the time that a view shows: false where the figure's axis is no time, "later" while its rows are not here yet. */
  const chooseShown = (view: View): boolean | "later" => {
    const svg = plot.current?.querySelector("svg");
    const { engine, analysis, state } = page;
    if (zoom !== "time" || !svg || page.props.pin) return false;
    if (!engine || !analysis || !state) return "later";
    const shown = engine.shownDomain(analysis, name, state, Number(svg.getAttribute("width")), view)?.x;
    const [from, to] = (shown ?? []) as readonly Date[];
    if (!from || !to) return false;
    page.chooseRange(`${from.toISOString()}/${to.toISOString()}`);
    return true;
  };

  /** Goes back to the whole; false where the figure had chosen nothing. */
  const letGo = (): boolean => {
    if (zoom === "time" && tr !== undefined) page.chooseRange(undefined);
    else if (brush && filters[brush.dimension]) page.chooseFilter(brush.dimension, undefined);
    else return false;
    return true;
  };

  return { chooseKeys, chooseKey, chooseTime, chooseShown, letGo };
}
