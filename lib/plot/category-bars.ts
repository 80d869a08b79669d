import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { keyed } from "./keyed.ts";
import { textWidth } from "./label-placement.ts";

/** A bar: what is known, and how much of it was estimated. */
export interface CategoryBar {
  readonly key: string;
  readonly name: string;
  readonly value: number | null;
  /** Part of the value that was estimated: hatched at the end of the bar. */
  readonly estimated: number | null;
  readonly label: string;
}

interface BarsOptions {
  readonly width: number;
  /** Keys that are chosen; the others fade. All are shown alike where none is. */
  readonly chosen?: readonly string[] | undefined;
}

const ESTIMATED = "url(#hatch-estimated)";

function opacity(key: string, chosen: readonly string[] | undefined): number {
  return chosen === undefined || chosen.includes(key) ? 1 : 0.35;
}

/** Standing bars in the order given, for hours, weekdays, months: a few bars carry their values, others only some names. */
export function standingBars(bars: readonly CategoryBar[], { width, chosen }: BarsOptions): PlotOptions {
  const step = (width - 8) / Math.max(1, bars.length);
  const top = Math.max(0, ...bars.map(({ value }) => value ?? 0));
  const widest = (of: (bar: CategoryBar) => string) => Math.max(1, ...bars.map((bar) => textWidth(of(bar)) + 6));
  const every = Math.max(1, Math.ceil(widest(({ name }) => name) / step));
  const peak = bars.find(({ value }) => value === top);
  const labelled = widest(({ label }) => label) <= step ? bars : peak ? [peak] : [];
  return {
    width,
    height: 220,
    marginLeft: 4,
    marginRight: 4,
    marginTop: 24,
    marginBottom: 26,
    x: { type: "band", domain: bars.map(({ key }) => key), axis: null, padding: 0.14 },
    y: { domain: [0, top || 1], axis: null },
    color: { type: "identity" },
    marks: [
      ...barMarks(bars, chosen, "Y"),
      Plot.ruleY([0], { stroke: "var(--theme-foreground-faint)" }),
      Plot.text(
        bars.filter((_, i) => i % every === 0),
        { x: "key", y: 0, text: "name", dy: 13, fill: "var(--theme-foreground-muted)" },
      ),
      Plot.text(
        labelled.filter(({ value }) => value !== null),
        {
          x: "key",
          y: "value",
          text: "label",
          dy: -9,
          fill: "var(--theme-foreground)",
          ...(labelled.length === 1 ? atEdge(bars.indexOf(labelled[0] as CategoryBar), bars.length) : {}),
        },
      ),
    ],
  };
}

/** A lone label over a bar at the edge must not leave the frame. */
function atEdge(index: number, count: number): { textAnchor?: "start" | "end" } {
  if (index < count / 6) return { textAnchor: "start" };
  return index > (count * 5) / 6 ? { textAnchor: "end" } : {};
}

/** Lying bars with their names at the left and their values at the end, for places. */
export function lyingBars(bars: readonly CategoryBar[], { width, chosen }: BarsOptions): PlotOptions {
  const widest = (of: (bar: CategoryBar) => string) => Math.max(24, ...bars.map((bar) => textWidth(of(bar))));
  const top = Math.max(0, ...bars.map(({ value }) => value ?? 0));
  return {
    width,
    height: bars.length * 24 + 12,
    marginLeft: widest(({ name }) => name) + 10,
    marginRight: widest(({ label }) => label) + 12,
    marginTop: 4,
    marginBottom: 4,
    x: { domain: [0, top || 1], axis: null },
    y: { type: "band", domain: bars.map(({ key }) => key), axis: null, padding: 0.22 },
    color: { type: "identity" },
    marks: [
      ...barMarks(bars, chosen, "X"),
      Plot.ruleX([0], { stroke: "var(--theme-foreground-faint)" }),
      Plot.text(bars, { x: 0, y: "key", text: "name", dx: -6, textAnchor: "end", fill: "var(--theme-foreground)" }),
      Plot.text(bars, {
        x: (bar: CategoryBar) => bar.value ?? 0,
        y: "key",
        text: "label",
        dx: 6,
        textAnchor: "start",
        fill: "var(--theme-foreground-muted)",
      }),
    ],
  };
}

function barMarks(bars: readonly CategoryBar[], chosen: readonly string[] | undefined, along: "X" | "Y") {
  const known = bars.filter(({ value }) => value !== null);
  const partly = known.filter(({ estimated }) => (estimated ?? 0) > 0);
  const bar = along === "X" ? Plot.barX : Plot.barY;
  const [category, length] = along === "X" ? ["y", "x"] : ["x", "y"];
  return [
    bar(known, {
      [category as string]: "key",
      [length as string]: "value",
      fill: "var(--category-1)",
      fillOpacity: (each: CategoryBar) => opacity(each.key, chosen),
      ...keyed(known, ({ key }) => key),
    }),
    bar(partly, {
      [category as string]: "key",
      [`${length}1`]: (each: CategoryBar) => (each.value as number) - (each.estimated as number),
      [`${length}2`]: "value",
      fill: ESTIMATED,
    }),
  ];
}
