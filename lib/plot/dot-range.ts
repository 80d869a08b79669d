import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";

/** A value between −1 and 1 of one of two series, in a row of its own. */
export interface RangeDot {
  readonly row: string;
  readonly series: string;
  readonly value: number;
  readonly label: string;
}

/** Coefficients between −1 and 1, a row each and two series told apart by shape as well as colour. */
export function dotRange(
  dots: readonly RangeDot[],
  options: { width: number; rows: readonly string[]; series: readonly [string, string]; rowWidth: number },
): PlotOptions {
  const drawn = dots.filter(({ value }) => Number.isFinite(value));
  const [first, second] = options.series;
  const mark = (series: string, symbol: "circle" | "square", fill: string) =>
    Plot.dot(
      drawn.filter((dot) => dot.series === series),
      { x: "value", y: "row", symbol, fill, r: 5 },
    );
  const label = (series: string, dy: number) =>
    Plot.text(
      drawn.filter((dot) => dot.series === series),
      { x: "value", y: "row", text: "label", dy, fill: "var(--theme-foreground)" },
    );
  return {
    width: options.width,
    height: options.rows.length * 46 + 56,
    marginLeft: options.rowWidth,
    marginRight: 20,
    marginTop: 30,
    marginBottom: 26,
    x: { domain: [-1, 1], label: null },
    y: { type: "point", domain: options.rows, label: null, padding: 0.6 },
    symbol: { type: "identity" } as never,
    marks: [
      Plot.gridX([-1, -0.5, 0, 0.5, 1], { stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
      Plot.ruleX([0], { stroke: "var(--theme-foreground-faint)" }),
      Plot.axisX([-1, -0.5, 0, 0.5, 1], {
        tickSize: 0,
        label: null,
        tickFormat: (v: number) => String(v).replace("-", "−"),
      }),
      Plot.axisY({ tickSize: 0, label: null, fontSize: 12 }),
      mark(first, "circle", "var(--category-1)"),
      mark(second, "square", "var(--category-2)"),
      label(first, -12),
      label(second, 14),
      Plot.text([`● ${first}`], {
        text: (t) => t,
        frameAnchor: "top-left",
        dx: -options.rowWidth,
        dy: -22,
        fill: "var(--category-1)",
        fontWeight: 600,
      }),
      Plot.text([`■ ${second}`], {
        text: (t) => t,
        frameAnchor: "top-right",
        dy: -22,
        fill: "var(--category-2)",
        fontWeight: 600,
      }),
    ],
  };
}
