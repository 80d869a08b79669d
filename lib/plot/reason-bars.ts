import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { keyed } from "./keyed.ts";
import { textWidth } from "./label-placement.ts";
import { textLines } from "./text-lines.ts";

/** A value with the words that give its reason. */
export interface ReasonBar {
  readonly key: string;
  readonly name: string;
  readonly reason: string;
  /** What its bar shows, on either side of zero. */
  readonly value: number;
  readonly label: string;
}

const LINE = 15;
const BAR = 12;
const GAP = 12;

/** Below this width a bar stands under its words, not beside them. [px] */
const WIDE = 620;

/** Words in full on the left, their bars around zero on the right, or under the words where it is narrow. */
export function reasonBars(bars: readonly ReasonBar[], { width }: { readonly width: number }): PlotOptions {
  const isWide = width >= WIDE;
  const labels = Math.max(24, ...bars.map(({ label }) => textWidth(label))) + 12;
  const words = isWide ? Math.round(width * 0.58) : width - 8;
  let top = 0;
  const rows = bars.map((bar) => {
    const lines = [
      ...textLines(bar.name, words - 8).map((text) => ({ text, isName: true })),
      ...textLines(bar.reason, words - 8).map((text) => ({ text, isName: false })),
    ];
    const start = top;
    const height = lines.length * LINE;
    top += (isWide ? Math.max(height, BAR) : height + BAR + 4) + GAP;
    const middle = isWide ? start + LINE / 2 + 2 : start + height + 4 + BAR / 2;
    return { ...bar, start, end: top, y1: middle - BAR / 2, y2: middle + BAR / 2, middle, lines };
  });
  const said = rows.flatMap(({ start, lines }) =>
    lines.map((line, i) => ({ ...line, at: start + 2 + LINE * (i + 0.5) })),
  );
  const [marginLeft, marginRight] = isWide ? [words, 4] : [4, 4];
  return {
    width,
    height: Math.max(top, LINE) + 8,
    ...{ marginLeft, marginRight, marginTop: 4, marginBottom: 4 },
    x: { type: "linear", domain: reach(bars, width - marginLeft - marginRight, labels), axis: null },
    y: { type: "linear", domain: [Math.max(top, LINE), 0], axis: null },
    marks: [
      Plot.ruleY(
        rows.slice(1).map(({ start }) => start - GAP / 2 + 1),
        { stroke: "var(--theme-foreground-faintest)", insetLeft: -marginLeft },
      ),
      Plot.link(rows, {
        x1: 0,
        x2: 0,
        y1: ({ y1 }) => y1 - 2,
        y2: ({ y2 }) => y2 + 2,
        stroke: "var(--theme-foreground-faint)",
      }),
      ...[true, false].map((isSaving) => {
        const own = rows.filter(({ value }) => value >= 0 === isSaving);
        return Plot.rect(own, {
          ...{ x1: 0, x2: "value", y1: "y1", y2: "y2" },
          ...(isSaving
            ? { fill: "var(--theme-foreground-focus)" }
            : { fill: "url(#hatch-estimated)", stroke: "var(--warning)", strokeWidth: 1.4 }),
          ...keyed(own, ({ key }) => key),
        });
      }),
      ...[true, false].map((isLeft) =>
        Plot.text(
          rows.filter(({ value }) => value < 0 === isLeft),
          {
            ...{ x: "value", y: "middle", text: "label", dx: isLeft ? -6 : 6 },
            textAnchor: isLeft ? "end" : "start",
            fill: "var(--theme-foreground)",
          },
        ),
      ),
      ...[true, false].map((isName) =>
        Plot.text(
          said.filter((line) => line.isName === isName),
          {
            ...{ frameAnchor: "left", dx: 4 - marginLeft, y: "at", text: "text", textAnchor: "start" },
            fontWeight: isName ? 600 : 400,
            fill: isName ? "var(--theme-foreground)" : "var(--theme-foreground-muted)",
          },
        ),
      ),
    ],
  };
}

/** The values and zero, with room for labels on the sides where there are any. */
function reach(bars: readonly ReasonBar[], width: number, label: number): [number, number] {
  const values = bars.map(({ value }) => value);
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const sides = low < 0 ? 2 : 1;
  const perPixel = (high - low || 1) / Math.max(40, width - sides * label);
  return [low < 0 ? low - label * perPixel : 0, high + label * perPixel];
}
