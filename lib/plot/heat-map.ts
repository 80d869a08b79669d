import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { sequentialClasses } from "./classes.ts";
import { keyed } from "./keyed.ts";
import { textWidth } from "./label-placement.ts";

/** A cell of a table of colours. */
export interface HeatCell {
  readonly key: string;
  readonly x: string;
  readonly y: string;
  readonly value: number | null;
}

interface HeatOptions {
  readonly width: number;
  readonly columns: readonly { readonly value: string; readonly name: string }[];
  readonly rows: readonly { readonly value: string; readonly name: string }[];
}

/** Seven classes of equal width from zero to the largest value. */
export function heatClasses(cells: readonly HeatCell[]) {
  const top = Math.max(0, ...cells.map(({ value }) => value ?? 0)) || 1;
  return sequentialClasses([1, 2, 3, 4, 5, 6].map((step) => (step * top) / 7));
}

/** Cells coloured by class, missing ones hatched, with as many names of columns as there is room for. */
export function heatMap(cells: readonly HeatCell[], { width, columns, rows }: HeatOptions): PlotOptions {
  const { colour } = heatClasses(cells);
  const marginLeft = Math.max(24, ...rows.map(({ name }) => textWidth(name))) + 8;
  const step = (width - marginLeft - 4) / columns.length;
  const every = Math.ceil((Math.max(...columns.map(({ name }) => textWidth(name))) + 6) / step);
  return {
    width,
    height: rows.length * 26 + 30,
    marginLeft,
    marginRight: 4,
    marginTop: 4,
    marginBottom: 24,
    x: { type: "band", domain: columns.map(({ value }) => value), axis: null, padding: 0.04 },
    y: { type: "band", domain: rows.map(({ value }) => value), axis: null, padding: 0.06 },
    color: { type: "identity" },
    marks: [
      Plot.cell(cells, {
        x: "x",
        y: "y",
        fill: (cell: HeatCell) => colour(cell.value),
        ...keyed(cells, ({ key }) => key),
      }),
      Plot.text(rows, {
        frameAnchor: "left",
        y: "value",
        text: "name",
        dx: -6,
        textAnchor: "end",
        fill: "var(--theme-foreground-muted)",
      }),
      Plot.text(
        columns.filter((_, i) => i % every === 0),
        { frameAnchor: "bottom", x: "value", text: "name", dy: 13, fill: "var(--theme-foreground-muted)" },
      ),
    ],
  };
}
