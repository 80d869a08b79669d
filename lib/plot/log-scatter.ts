import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { keyed } from "./keyed.ts";
import { placeLabels } from "./label-placement.ts";

export interface ScatterPoint {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly fill: string;
}

interface ScatterOptions {
  readonly width: number;
  readonly height: number;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly tick: (value: number) => string;
  /** Keys whose points carry their names, the most important first. */
  readonly named: readonly string[];
  readonly selected?: string | undefined;
  /** True draws the line on which both are equal. */
  readonly identity?: boolean;
}

const MARGIN = { left: 64, right: 26, top: 26, bottom: 34 };

/** Points on two logarithmic axes; points at or below zero cannot be drawn there and are left out. */
export function logScatter(all: readonly ScatterPoint[], options: ScatterOptions): PlotOptions {
  const points = all.filter(({ x, y }) => x > 0 && y > 0);
  const xDomain = extent(points.map(({ x }) => x));
  const yOwn = extent(points.map(({ y }) => y));
  const shared: [number, number] = [Math.min(xDomain[0], yOwn[0]), Math.max(xDomain[1], yOwn[1])];
  const [xs, ys] = options.identity ? [shared, shared] : [xDomain, yOwn];
  const chosen = points.filter(({ key }) => key === options.selected);
  return {
    width: options.width,
    height: options.height,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { type: "log", domain: xs, label: null },
    y: { type: "log", domain: ys, label: null },
    color: { type: "identity" },
    marks: [
      Plot.gridX(ticks(xs), { stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
      Plot.gridY(ticks(ys), { stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
      Plot.axisX(ticks(xs), { tickFormat: options.tick, tickSize: 0, label: null }),
      Plot.axisY(ticks(ys), { tickFormat: options.tick, tickSize: 0, label: null }),
      axisTitle(options.yLabel, { frameAnchor: "top-left", dx: -MARGIN.left + 2, dy: -18, textAnchor: "start" }),
      axisTitle(options.xLabel, { frameAnchor: "bottom-right", dy: 30, textAnchor: "end" }),
      options.identity
        ? Plot.line([shared[0], shared[1]], { x: (v) => v, y: (v) => v, stroke: "var(--theme-foreground-fainter)" })
        : null,
      Plot.dot(points, {
        x: "x",
        y: "y",
        r: 3.2,
        fill: "fill",
        stroke: "var(--theme-foreground-faint)",
        strokeWidth: 0.5,
        ...keyed(points, ({ key }) => key),
      }),
      Plot.dot(chosen, { x: "x", y: "y", r: 6, stroke: "var(--theme-foreground)", strokeWidth: 1.8 }),
      ...names(points, xs, ys, options),
    ],
  };
}

function axisTitle(label: string, options: Plot.TextOptions) {
  return Plot.text([label], { text: (t) => t, fill: "var(--theme-foreground-muted)", ...options });
}

function names(points: readonly ScatterPoint[], xs: [number, number], ys: [number, number], options: ScatterOptions) {
  const { width, height } = options;
  const right = width - MARGIN.right;
  const bottom = height - MARGIN.bottom;
  const pixel = (value: number, [low, high]: [number, number], start: number, end: number) =>
    start + (Math.log(value / low) / Math.log(high / low)) * (end - start);
  const wishes = [...new Set(options.named)].flatMap((key) => {
    const point = points.find((p) => p.key === key);
    if (!point) return [];
    const at = { x: pixel(point.x, xs, MARGIN.left, right), y: pixel(point.y, ys, bottom, MARGIN.top) };
    return [{ ...at, text: point.name, point }];
  });
  const frame = { left: MARGIN.left, right, top: MARGIN.top - 6, bottom };
  return placeLabels(wishes, frame).map((label) =>
    Plot.text([(label as (typeof wishes)[number] & typeof label).point], {
      x: "x",
      y: "y",
      text: "name",
      dx: label.dx,
      dy: label.dy,
      textAnchor: label.textAnchor,
      fill: "var(--theme-foreground)",
      stroke: "var(--theme-background)",
      strokeWidth: 3,
    }),
  );
}

function extent(values: readonly number[]): [number, number] {
  if (values.length === 0) return [1, 10];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return [low / 1.3, high * 1.3];
}

/** Powers of ten inside a domain, thinned to what a reader can tell apart; round numbers where there are fewer than two. */
function ticks([low, high]: [number, number]): number[] {
  const first = Math.ceil(Math.log10(low));
  const all = Array.from(
    { length: Math.max(0, Math.floor(Math.log10(high)) - first + 1) },
    (_, i) => 10 ** (first + i),
  );
  if (all.length < 2) return roundNumbers(low, high);
  const every = Math.ceil(all.length / 6);
  return all.filter((_, i) => (all.length - 1 - i) % every === 0);
}

const ROUND = [
  [1, 2, 5],
  [1, 1.5, 2, 3, 4, 5, 6, 8],
  [1, 1.25, 1.5, 1.75, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9],
];

/** The roundest numbers of which a narrow domain holds two. */
function roundNumbers(low: number, high: number): number[] {
  const power = 10 ** Math.floor(Math.log10(low));
  const inside = ROUND.map((steps) =>
    [...steps, ...steps.map((step) => 10 * step)]
      .map((step) => step * power)
      .filter((value) => value >= low && value <= high),
  );
  return inside.find(({ length }) => length >= 2) ?? [];
}
