import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { keyed } from "./keyed.ts";
import { textWidth } from "./label-placement.ts";

/** A quantity, and how likely it is that there will be at least as much. [1] */
export interface ExceedancePoint {
  readonly value: number;
  readonly probability: number;
}

/** A point of the curve that is told by name, such as P90. */
export interface NamedExceedance extends ExceedancePoint {
  readonly key: string;
  readonly label: string;
}

interface ExceedanceOptions {
  readonly width: number;
  /** Values that are told by name. */
  readonly named: readonly NamedExceedance[];
  /** What was seen, ranked: dots beside the curve. */
  readonly seen: readonly (ExceedancePoint & { readonly key: string })[];
  /** Name of the horizontal axis, with its unit. */
  readonly label: string;
  readonly tick: (value: number) => string;
  readonly percent: (probability: number) => string;
}

const MARGIN = { left: 48, right: 16, top: 26, bottom: 42 };

/** How likely a year yields at least so much: a falling curve with named points, and years that were as dots. */
export function exceedance(curve: readonly ExceedancePoint[], options: ExceedanceOptions): PlotOptions {
  const { width, named, seen, label, tick, percent } = options;
  const values = [...curve, ...seen].map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const reach = high > low ? [low, high] : [low - 1, high + 1];
  const pixels = (width - MARGIN.left - MARGIN.right) / ((reach[1] as number) - (reach[0] as number));
  const fits = ({ value, label: text }: NamedExceedance) => (high - value) * pixels > textWidth(text) + 12;
  const muted = { fill: "var(--theme-foreground-muted)" };
  return {
    width,
    height: width < 520 ? 240 : 280,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { type: "linear", domain: reach, label: null },
    y: { type: "linear", domain: [0, 1], label: null },
    marks: [
      Plot.gridY([0, 0.25, 0.5, 0.75, 1], { stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
      Plot.axisY([0, 0.25, 0.5, 0.75, 1], { tickSize: 0, label: null, tickFormat: percent }),
      Plot.axisX({ ticks: width < 520 ? 4 : 7, tickSize: 4, label: null, tickFormat: tick }),
      Plot.link(named, {
        x: "value",
        y1: 0,
        y2: "probability",
        stroke: "var(--theme-foreground-faint)",
        strokeDasharray: "2,3",
      }),
      Plot.line(curve, { x: "value", y: "probability", stroke: "var(--theme-foreground-focus)", strokeWidth: 2 }),
      Plot.dot(seen, {
        x: "value",
        y: "probability",
        r: 3.5,
        fill: "var(--theme-foreground)",
        ...keyed(seen, ({ key }) => key),
      }),
      Plot.dot(named, {
        x: "value",
        y: "probability",
        r: 4.5,
        fill: "var(--theme-background)",
        stroke: "var(--theme-foreground-focus)",
        strokeWidth: 2,
        ...keyed(named, ({ key }) => key),
      }),
      ...[true, false].map((isRight) =>
        Plot.text(
          named.filter((point) => fits(point) === isRight),
          {
            x: "value",
            y: "probability",
            text: "label",
            textAnchor: isRight ? "start" : "end",
            dx: isRight ? 9 : -9,
            dy: isRight ? -7 : 9,
            fontWeight: 600,
            fill: "var(--theme-foreground)",
            stroke: "var(--theme-background)",
            strokeWidth: 4,
          },
        ),
      ),
      Plot.text([label], { text: (l: string) => `${l} →`, frameAnchor: "bottom-right", dy: 36, ...muted }),
    ],
  };
}
