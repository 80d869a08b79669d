import type { Plot, PlotOptions, Scale, ScaleName } from "@observablehq/plot";
import { Text } from "@observablehq/plot";
import { ticks } from "d3-array";
import { utcTicks } from "d3-time";
import { drawFigure } from "../draw.ts";
import type { View } from "./zoom.ts";

type Ends = readonly [number | Date, number | Date];

/** The part of each axis that is shown: its two ends, or its categories. */
export interface ZoomDomain {
  readonly x?: readonly unknown[];
  readonly y?: readonly unknown[];
}

/** What Plot keeps of a mark, and which of it this file changes. */
interface DrawnMark {
  data: unknown;
  clip: unknown;
  readonly channels: Readonly<Record<string, unknown>>;
  readonly ariaLabel?: string;
}

const AXES = ["x", "y"] as const satisfies readonly ScaleName[];
const TICKS = 4;

/**
 * What a figure's axes show in a part of its drawing; undefined where they cannot follow, as on a map.
 *
 * @param view The part that is shown, in shares of the whole.
 */
export function zoomDomain(options: PlotOptions, view: View, document: Document): ZoomDomain | undefined {
  if (options.projection) return undefined;
  const plot = drawFigure(options, document) as SVGSVGElement & Plot;
  if (plot.scale("fx") || plot.scale("fy")) return undefined;
  const size = { x: Number(plot.getAttribute("width")), y: Number(plot.getAttribute("height")) };
  const share = { x: { from: view.x, of: view.width }, y: { from: view.y, of: view.height } };
  const scales = AXES.flatMap((axis) => {
    const scale = plot.scale(axis);
    return scale ? [{ axis, scale }] : [];
  });
  // Bars begin at nothing: where there are bands, only these are zoomed.
  const bands = scales.filter(({ scale }) => !scale.invert);
  const followed = (bands.length > 0 ? bands : scales).flatMap(({ axis, scale }) => {
    const { from, of } = share[axis];
    const shown = shownOf(scale, (at) => from * size[axis] + at * of);
    return shown ? [[axis, shown] as const] : [];
  });
  return followed.length > 0 ? Object.fromEntries(followed) : undefined;
}

/** The domain between the places of the whole drawing that come to lie where its axis begins and ends. */
function shownOf(scale: Scale, placeOf: (at: number) => number): readonly unknown[] | undefined {
  const range = [...(scale.range ?? [])].map(Number);
  const [low, high] = [Math.min(...range), Math.max(...range)];
  const ends = [range[0], range.at(-1)].map((at) => Math.min(high, Math.max(low, placeOf(at as number))));
  const { invert } = scale;
  if (invert) return ends.map((end) => invert(end));
  if (!scale.domain) return undefined;
  const [from, to] = [Math.min(...ends), Math.max(...ends)];
  const middle = (value: unknown) => (scale.apply(value) as number) + (scale.bandwidth ?? 0) / 2;
  const shown = [...scale.domain].filter((value) => middle(value) >= from && middle(value) <= to);
  return shown.length > 0 ? shown : undefined;
}

/** A figure with its axes drawn for a part of them; what is beyond is cut off at its frame, or left out with its category. */
export function zoomedOptions(options: PlotOptions, domain: ZoomDomain): PlotOptions {
  const axes = AXES.filter((axis) => domain[axis]);
  for (const mark of marksOf(options.marks)) {
    for (const axis of axes) retick(mark, axis, domain[axis] as readonly unknown[]);
    if (axes.every((axis) => isPlace(domain[axis]?.[0])) && !isBeside(mark)) mark.clip ??= "frame";
  }
  const own = { nice: false, zero: false };
  const changed = axes.map((axis) => [axis, { ...(options[axis] as object), ...own, domain: domain[axis] }]);
  return { ...options, ...Object.fromEntries(changed) };
}

/** True for words that are placed by the frame, not by both axes: they may stand outside of it. */
function isBeside(mark: DrawnMark): boolean {
  const spans = Object.keys(mark.channels).map((channel) => channel[0]);
  return mark instanceof Text && !(spans.includes("x") && spans.includes("y"));
}

function marksOf(marks: unknown): DrawnMark[] {
  if (Array.isArray(marks)) return marks.flatMap(marksOf);
  return marks && typeof marks === "object" && "channels" in marks ? [marks as DrawnMark] : [];
}

/** Gives an axis or a grid whose ticks are listed those of the part that is shown. */
function retick(mark: DrawnMark, axis: "x" | "y", domain: readonly unknown[]): void {
  if (!mark.ariaLabel?.startsWith(`${axis}-axis`) && !mark.ariaLabel?.startsWith(`${axis}-grid`)) return;
  const [a, b] = domain;
  if (!Array.isArray(mark.data) || !isPlace(a) || !isPlace(b)) return;
  const [low, high] = Number(a) < Number(b) ? [a, b] : [b, a];
  const inside = mark.data.filter((tick) => Number(tick) >= Number(low) && Number(tick) <= Number(high));
  mark.data = inside.length > 1 ? inside : ticksOf([low, high]);
}

function isPlace(value: unknown): value is number | Date {
  return typeof value === "number" || value instanceof Date;
}

function ticksOf([low, high]: Ends): readonly (number | Date)[] {
  return low instanceof Date && high instanceof Date
    ? utcTicks(low, high, TICKS)
    : ticks(Number(low), Number(high), TICKS);
}
