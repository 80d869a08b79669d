import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { keyed } from "./keyed.ts";

/** A point over a figure, in the figure's own quantities. */
export interface FigurePoint {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  /** How much it weighs beside the others: its area. */
  readonly weight: number;
}

/** A figure over two quantities with points on it, the larger ones below. */
export function withPoints(options: PlotOptions, points: readonly FigurePoint[]): PlotOptions {
  const sorted = [...points].sort((a, b) => b.weight - a.weight);
  const heaviest = Math.max(1e-9, ...sorted.map(({ weight }) => weight));
  const dots = Plot.dot(sorted, {
    x: "x",
    y: "y",
    r: ({ weight }: FigurePoint) => 3 + 4 * Math.sqrt(weight / heaviest),
    fill: "var(--theme-background)",
    fillOpacity: 0.75,
    stroke: "var(--theme-foreground)",
    strokeWidth: 1.5,
    ...keyed(sorted, ({ key }) => key),
  });
  return { ...options, r: { type: "identity" }, marks: [...(options.marks ?? []), dots] };
}
