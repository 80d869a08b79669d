import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { keyed } from "./keyed.ts";

/** A bar of one of two rankings. */
export interface RankedBar {
  readonly key: string;
  /** Heading of the ranking it belongs to. */
  readonly panel: string;
  /** Place in its ranking, from 1. */
  readonly rank: number;
  readonly name: string;
  readonly value: number;
  /** What is written behind the bar. */
  readonly label: string;
  readonly fill: string;
  /** Interval around the value, where there is one. */
  readonly low?: number;
  readonly high?: number;
}

const ROW = 24;

/** Room above a ranking for its heading. [px] */
const HEADING = 34;

/** Two rankings side by side (below one another where it is narrow), each with its names on the left and values behind the bars. */
export function pairedBars(
  bars: readonly RankedBar[],
  options: {
    width: number;
    panels: readonly string[];
    selected?: string | undefined;
    nameWidth: number;
    labelWidth: number;
  },
): PlotOptions {
  const stacked = options.width < 560;
  const across = stacked ? "fy" : "fx";
  const rows = Math.max(1, ...bars.map(({ rank }) => rank));
  const values = bars.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]);
  const panelHeight = rows * ROW + HEADING;
  const channels = { [across]: "panel", y: "rank" } as const;
  const bold = (bar: RankedBar) => bar.key === options.selected;
  const text = { ...channels, fill: "var(--theme-foreground)" };
  return {
    width: options.width,
    height: stacked ? panelHeight * options.panels.length : panelHeight,
    marginTop: 30,
    marginBottom: 4,
    marginLeft: 0,
    marginRight: 0,
    [across]: {
      domain: options.panels,
      label: null,
      axis: null,
      ...(stacked ? { paddingInner: HEADING / panelHeight, paddingOuter: 0 } : { padding: 0.05 }),
    },
    x: {
      domain: [Math.min(0, ...values), Math.max(0, ...values)],
      axis: null,
      insetLeft: options.nameWidth,
      insetRight: options.labelWidth,
    },
    y: { type: "band", domain: Array.from({ length: rows }, (_, i) => i + 1), axis: null, padding: 0.22 },
    color: { type: "identity" },
    marks: [
      Plot.text(options.panels, {
        [across]: (panel: string) => panel,
        text: (panel: string) => panel,
        frameAnchor: "top-left",
        dy: -20,
        fontWeight: 600,
        fill: "var(--theme-foreground)",
      }),
      Plot.barX(bars, { ...channels, x: "value", fill: "fill", ...keyed(bars, ({ key }) => key) }),
      Plot.ruleX([0], { stroke: "var(--theme-foreground-faint)" }),
      Plot.text(
        bars.filter((bar) => !bold(bar)),
        name(text),
      ),
      Plot.text(bars.filter(bold), { ...name(text), fontWeight: 700 }),
      Plot.text(bars, {
        ...text,
        x: (bar: RankedBar) => Math.max(0, bar.value),
        text: "label",
        textAnchor: "start",
        dx: 6,
        fill: "var(--theme-foreground-muted)",
      }),
    ],
  };
}

function name(text: object) {
  return {
    ...text,
    x: (bar: RankedBar) => Math.min(0, bar.value),
    text: "name",
    textAnchor: "end",
    dx: -6,
  } as const;
}
