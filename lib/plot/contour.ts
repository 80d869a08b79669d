import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { ClassScale } from "./classes.ts";
import { MISSING_FILL } from "./classes.ts";
import type { ContourGrid, GridPoint } from "./contour-grid.ts";
import { isolineLabels } from "./isoline-labels.ts";
import { textWidth } from "./label-placement.ts";

interface ContourOptions {
  readonly width: number;
  /** Bounds are where the isolines run. */
  readonly classes: ClassScale;
  /** Names of the axes, with units. */
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xTick: (value: number) => string;
  readonly yTick: (value: number) => string;
  /** What an isoline says. */
  readonly isoline: (bound: number) => string;
  /** A point that is marked, such as what the sliders stand at. */
  readonly here?: { readonly x: number; readonly y: number; readonly label: string } | undefined;
}

const MARGIN = { right: 18, top: 26, bottom: 42 };

/** Filled classes over two quantities with labelled isolines between them; what is missing is hatched. */
export function contour(grid: ContourGrid, options: ContourOptions): PlotOptions {
  const { width, classes } = options;
  const { x, y } = grid;
  const [left, right, bottom, top] = [x[0] ?? 0, x.at(-1) ?? 1, y[0] ?? 0, y.at(-1) ?? 1];
  const [stepX, stepY] = [(right - left) / Math.max(1, x.length - 1), (top - bottom) / Math.max(1, y.length - 1)];
  const isInside = ({ x: east, y: north }: GridPoint) =>
    east >= left && east <= right && north >= bottom && north <= top;
  const here = options.here && isInside(options.here) ? options.here : undefined;
  const values = y.flatMap((_, row) => x.map((_, column) => grid.z[row]?.[column] ?? Number.NaN));
  const known = values.filter((value) => !Number.isNaN(value));
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const bounds = classes.bounds.filter((bound) => bound > low && bound <= high);
  const marginLeft = Math.max(24, ...y.map((value) => textWidth(options.yTick(value)))) + 12;
  const height = Math.round(Math.min(420, Math.max(240, width * 0.56)));
  const frame = { width: width - marginLeft - MARGIN.right, height: height - MARGIN.top - MARGIN.bottom };
  const labels = isolineLabels(
    grid,
    bounds,
    options.isoline,
    frame,
    here ? [{ ...here, text: `  ${here.label}${here.label}` }] : [],
  );
  const missing = y.flatMap((each, row) =>
    x.flatMap((at, column) => (Number.isNaN(values[row * x.length + column]) ? [{ x: at, y: each }] : [])),
  );
  const muted = { fill: "var(--theme-foreground-muted)" };
  // Half a step around each sample is its own: the frame cuts what lies beyond the first and the last.
  const raster = {
    width: x.length,
    height: y.length,
    x1: left - stepX / 2,
    x2: right + stepX / 2,
    y1: bottom - stepY / 2,
    y2: top + stepY / 2,
  };
  const lowest = classes.colours[classes.bounds.filter((bound) => bound <= low).length];
  return {
    width,
    height,
    marginLeft,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { type: "linear", domain: [left, right], label: null },
    y: { type: "linear", domain: [bottom, top], label: null },
    color: { type: "threshold", domain: classes.bounds as number[], range: classes.colours as string[] },
    marks: [
      known.length > 0 ? Plot.frame({ stroke: "none", fill: lowest ?? "none" }) : null,
      known.length > 0 && bounds.length > 0
        ? Plot.contour(values, {
            ...raster,
            thresholds: bounds,
            fill: Plot.identity,
            stroke: "var(--theme-background)",
            strokeWidth: 1,
            clip: true,
          })
        : null,
      Plot.rect(missing, {
        x1: (cell: GridPoint) => cell.x - stepX / 2,
        x2: (cell: GridPoint) => cell.x + stepX / 2,
        y1: (cell: GridPoint) => cell.y - stepY / 2,
        y2: (cell: GridPoint) => cell.y + stepY / 2,
        fill: MISSING_FILL,
        clip: true,
      }),
      Plot.frame({ stroke: "var(--theme-foreground-fainter)" }),
      Plot.axisX({ ticks: width < 520 ? 4 : 7, tickSize: 4, label: null, tickFormat: options.xTick }),
      Plot.axisY({ ticks: 6, tickSize: 4, label: null, tickFormat: options.yTick }),
      Plot.text(labels, {
        x: "x",
        y: "y",
        text: "text",
        fill: "var(--theme-foreground)",
        stroke: "var(--theme-background)",
        strokeWidth: 4,
      }),
      ...(here ? hereMarks(here, right) : []),
      Plot.text([options.yLabel], {
        text: (l: string) => `↑ ${l}`,
        frameAnchor: "top-left",
        dx: 4 - marginLeft,
        dy: -20,
        ...muted,
      }),
      Plot.text([options.xLabel], { text: (l: string) => `${l} →`, frameAnchor: "bottom-right", dy: 36, ...muted }),
    ],
  };
}

function hereMarks(here: { readonly x: number; readonly y: number; readonly label: string }, right: number) {
  return [
    Plot.dot([here], {
      x: "x",
      y: "y",
      r: 5,
      fill: "var(--theme-foreground)",
      stroke: "var(--theme-background)",
      strokeWidth: 2,
    }),
    Plot.text([here], {
      x: "x",
      y: "y",
      text: "label",
      textAnchor: here.x > right * 0.7 ? "end" : "start",
      dx: here.x > right * 0.7 ? -9 : 9,
      dy: -10,
      fontWeight: 600,
      fill: "var(--theme-foreground)",
      stroke: "var(--theme-background)",
      strokeWidth: 4,
    }),
  ];
}
