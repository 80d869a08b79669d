import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { keyed } from "./keyed.ts";
import { textWidth } from "./label-placement.ts";

/** A bar of parts that lie on one another; a part that is not known is left out of it. */
export interface StackedBar {
  readonly key: string;
  readonly name: string;
  /** What stands over the bar. */
  readonly label: string;
  /** Its parts from below, as many as there are colours. */
  readonly values: readonly (number | null)[];
}

interface Piece {
  readonly key: string;
  readonly from: number;
  readonly to: number;
  readonly fill: string;
}

/** Standing bars in the order given, parts in the order of their colours; values over them where all of them have room. */
export function stackedBars(
  bars: readonly StackedBar[],
  { width, colours }: { readonly width: number; readonly colours: readonly string[] },
): PlotOptions {
  const pieces = bars.flatMap(piecesOf(colours));
  const topOf = (key: string) => Math.max(0, ...pieces.filter((piece) => piece.key === key).map(({ to }) => to));
  const tops = bars.map((bar) => ({ ...bar, top: topOf(bar.key) }));
  const step = (width - 8) / Math.max(1, bars.length);
  const widest = (of: (bar: StackedBar) => string) => Math.max(1, ...bars.map((bar) => textWidth(of(bar)) + 6));
  const every = Math.max(1, Math.ceil(widest(({ name }) => name) / step));
  const isRoomy = widest(({ label }) => label) <= step;
  const highest = tops.reduce((best, bar) => (bar.top > best.top ? bar : best), tops[0] ?? { key: "", top: 0 });
  return {
    width,
    height: width < 520 ? 220 : 280,
    ...{ marginLeft: 4, marginRight: 4, marginTop: 24, marginBottom: 26 },
    x: { type: "band", domain: bars.map(({ key }) => key), axis: null, padding: 0.14 },
    y: { domain: [0, highest.top || 1], axis: null },
    color: { type: "identity" },
    marks: [
      Plot.barY(pieces, { x: "key", y1: "from", y2: "to", fill: "fill", ...keyed(pieces, ({ key }) => key) }),
      Plot.ruleY([0], { stroke: "var(--theme-foreground-faint)" }),
      Plot.text(
        bars.filter((_, i) => i % every === 0),
        { x: "key", y: 0, text: "name", dy: 13, fill: "var(--theme-foreground-muted)" },
      ),
      Plot.text(
        tops.filter(({ key, top }) => top > 0 && (isRoomy || key === highest.key)),
        { x: "key", y: "top", text: "label", dy: -9, fill: "var(--theme-foreground)" },
      ),
    ],
  };
}

function piecesOf(colours: readonly string[]): (bar: StackedBar) => Piece[] {
  return ({ key, values }) => {
    let stands = 0;
    return values.flatMap((value, i) => {
      if (value === null || Number.isNaN(value)) return [];
      const from = stands;
      stands += value;
      return [{ key, from, to: stands, fill: colours[i] ?? "none" }];
    });
  };
}
