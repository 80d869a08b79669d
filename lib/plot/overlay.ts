import type { Plot, PlotOptions, ScaleName } from "@observablehq/plot";
import { drawFigure } from "./draw.ts";

/** Two drawings in one: what was, as dashed outlines over what is. */
export interface Overlay {
  readonly svg: SVGSVGElement;
  /** Keys of marks that are drawn otherwise now, that came, or that went. */
  readonly changed: readonly string[];
}

const POSITIONS = ["x", "y", "fx", "fy", "r"] as const satisfies readonly ScaleName[];
const SIZES = ["height", "marginLeft", "marginRight", "marginTop", "marginBottom"] as const;
const CONTINUOUS = /^(linear|log|pow|sqrt|symlog|time|utc)$/;

/** Marks that say where things are, or what they are called: once is enough. A map's areas are told apart by their outline. */
const DRAWN_ONCE = /axis|grid|text|tip|frame|geo/;

/** Draws a figure as it was and as it is on the same axes: one size, one domain for each scale. */
export function overlay(was: PlotOptions, is: PlotOptions, document: Document): Overlay {
  const [before, after] = onSharedAxes(was, is, document).map((options) => drawFigure(options, document));
  const svg = after as SVGSVGElement;
  const old = before as SVGSVGElement;
  const changed = markChanged(old, svg);
  const layer = document.createElementNS("http://www.w3.org/2000/svg", "g");
  layer.setAttribute("class", "overlay-was");
  for (const mark of [...old.children]) {
    if (!DRAWN_ONCE.test(mark.getAttribute("aria-label") ?? "")) layer.append(mark);
  }
  for (const mark of layer.querySelectorAll("[data-key]")) mark.removeAttribute("data-key");
  svg.append(layer);
  return { svg, changed };
}

/** The options of both with the larger size and margins, and with the union of their scales' domains. */
export function onSharedAxes(was: PlotOptions, is: PlotOptions, document: Document): [PlotOptions, PlotOptions] {
  const drawn = [was, is].map((options) => drawFigure(options, document) as SVGSVGElement & Plot);
  const shared: Record<string, unknown> = {};
  for (const size of SIZES) {
    const given = [was[size], is[size]].filter((value) => typeof value === "number");
    if (given.length > 0) shared[size] = Math.max(...given);
  }
  for (const name of POSITIONS) {
    const scales = drawn.map((plot) => plot.scale(name));
    const [a, b] = scales;
    if (!a?.domain || !b?.domain || a.type !== b.type) continue;
    shared[name] = { ...(is[name] as object), type: a.type, domain: union(a.type, [...a.domain], [...b.domain]) };
  }
  return [
    { ...was, ...shared },
    { ...is, ...shared },
  ];
}

function union(type: string | null | undefined, a: unknown[], b: unknown[]): unknown[] {
  if (!CONTINUOUS.test(type ?? "")) return [...new Set([...b, ...a])];
  const ends = [...a, ...b].map(Number);
  const bounds = [Math.min(...ends), Math.max(...ends)];
  const isReversed = Number(b[0]) > Number(b.at(-1));
  const values = b[0] instanceof Date ? bounds.map((bound) => new Date(bound)) : bounds;
  return isReversed ? values.reverse() : values;
}

/** Marks what differs, key by key, in the newer drawing. */
function markChanged(old: Element, svg: Element): string[] {
  const before = byKey(old);
  const after = byKey(svg);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => look(before.get(key)) !== look(after.get(key)),
  );
  for (const key of changed) for (const mark of after.get(key) ?? []) mark.classList.add("overlay-changed");
  return changed;
}

function byKey(svg: Element): Map<string, Element[]> {
  return Map.groupBy(svg.querySelectorAll("[data-key]"), (mark) => mark.getAttribute("data-key") ?? "");
}

function look(marks: readonly Element[] | undefined): string {
  return (marks ?? []).map((mark) => mark.outerHTML).join("");
}
