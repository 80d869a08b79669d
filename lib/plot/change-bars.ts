import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { keyed } from "./keyed.ts";
import { textWidth } from "./label-placement.ts";

/** What one quantity was and is. */
export interface ChangeBar {
  readonly key: string;
  readonly name: string;
  /** The change as a share of what it was; null where that was nothing, or is not known. [1] */
  readonly change: number | null;
  /** The change as it is read. */
  readonly label: string;
  /** What it was and is, as it is read. */
  readonly values: string;
  /** Whether it changed for the better; null where it did not change, or neither way is better. */
  readonly isBetter: boolean | null;
}

/** Bars end here, so that one that grew many times over leaves the others to be seen. [1] */
const MOST = 1;

const ROW = 44;
const WIDE_ROW = 26;

/** Below this width what is read stands above its bar, not beside it. [px] */
const WIDE = 560;

/** A change as long as it is drawn. */
function drawnChange({ change }: ChangeBar): number {
  return Math.max(-MOST, Math.min(MOST, change ?? 0));
}

/**
 * Changes around zero, a row each: bars for the better are full, those for the worse outlined and hatched;
 * none is longer than for a whole. What a quantity was
 * and is stands beside the bars, above them where it is narrow.
 */
export function changeBars(bars: readonly ChangeBar[], { width }: { readonly width: number }): PlotOptions {
  const widest = (of: (bar: ChangeBar) => string) => Math.max(24, ...bars.map((bar) => textWidth(of(bar))));
  const [names, values, labels] = [
    widest(({ name }) => name),
    widest((bar) => bar.values),
    widest(({ label }) => label),
  ];
  const isWide = width >= WIDE;
  const [row, middle] = isWide ? [WIDE_ROW, 0.5] : [ROW, 0.72];
  const rows = bars.map((bar, i) => ({ ...bar, at: i + middle, top: i + 11 / row, half: 8 / row }));
  const drawn = rows.filter(({ change }) => change !== null && change !== 0);
  const [marginLeft, marginRight] = isWide ? [names + 14, values + 14] : [4, 4];
  const domain = reach(drawn, width - marginLeft - marginRight, labels + 12);
  const text = { y: isWide ? "at" : "top", fill: "var(--theme-foreground)" } as const;
  return {
    width,
    height: bars.length * row + 8,
    ...{ marginLeft, marginRight, marginTop: 4, marginBottom: 4 },
    x: { type: "linear", domain, axis: null },
    y: { type: "linear", domain: [bars.length, 0], axis: null },
    color: { type: "identity" },
    marks: [
      Plot.ruleY(
        rows.slice(1).map((_, i) => i + 1),
        { stroke: "var(--theme-foreground-faintest)" },
      ),
      ...[true, false, null].map((kind) =>
        barMarks(
          drawn.filter(({ isBetter }) => isBetter === kind),
          kind,
        ),
      ),
      Plot.link(rows, {
        ...{ x1: 0, x2: 0, y1: ({ at, half }: Placed) => at - half, y2: ({ at, half }: Placed) => at + half },
        stroke: "var(--theme-foreground-faint)",
      }),
      ...[true, false].map((isLeft) =>
        Plot.text(
          rows.filter(({ change }) => (change ?? 0) < 0 === isLeft),
          {
            x: drawnChange,
            y: "at",
            text: "label",
            dx: isLeft ? -6 : 6,
            textAnchor: isLeft ? "end" : "start",
            fill: "var(--theme-foreground)",
          },
        ),
      ),
      Plot.text(rows, {
        ...text,
        frameAnchor: "left",
        dx: isWide ? -10 : 0,
        textAnchor: isWide ? "end" : "start",
        text: "name",
        fontWeight: isWide ? 400 : 600,
      }),
      Plot.text(rows, {
        ...text,
        frameAnchor: "right",
        dx: isWide ? values + 10 : 0,
        textAnchor: "end",
        text: "values",
        fill: "var(--theme-foreground-muted)",
      }),
    ],
  };
}

type Placed = ChangeBar & { readonly at: number; readonly top: number; readonly half: number };

function barMarks(bars: readonly Placed[], isBetter: boolean | null): Plot.Markish {
  const colour =
    isBetter === null ? "var(--theme-foreground-faint)" : isBetter ? "var(--theme-foreground-focus)" : "var(--warning)";
  return Plot.rect(bars, {
    x1: 0,
    x2: drawnChange,
    y1: ({ at, half }: Placed) => at - half,
    y2: ({ at, half }: Placed) => at + half,
    ...(isBetter === false
      ? { fill: "url(#hatch-estimated)", stroke: colour, strokeWidth: 1.4 }
      : { fill: colour, stroke: "none" }),
    ...keyed(bars, ({ key }) => key),
  });
}

/** The changes and zero, with room at both ends for what is read behind a bar. */
function reach(bars: readonly Placed[], width: number, label: number): [number, number] {
  const changes = bars.map(drawnChange);
  const [low, high] = [Math.min(0, ...changes), Math.max(0, ...changes)];
  const inner = Math.max(40, width - 2 * label);
  const perPixel = (high - low || 1) / inner;
  return [low - label * perPixel, high + label * perPixel];
}
