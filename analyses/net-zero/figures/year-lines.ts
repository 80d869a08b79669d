import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { roundUp } from "#lib/plot/classes.ts";
import { keyed } from "#lib/plot/keyed.ts";
import { textWidth } from "#lib/plot/label-placement.ts";

/** A line with a point a year. */
export interface YearLine {
  readonly name: string;
  readonly colour: string;
  readonly dash?: string;
  readonly points: readonly { readonly year: number; readonly value: number }[];
}

interface YearLinesOptions {
  readonly width: number;
  readonly tick: (value: number) => string;
  /** Points that are ringed. */
  readonly moments?: readonly { readonly year: number; readonly value: number }[];
}

const NAME_ROOM = 20;

/** Lines over years around zero, named above in their own ink; the points of the first carry their years as keys. */
export function yearLines(lines: readonly YearLine[], { width, tick, moments = [] }: YearLinesOptions): PlotOptions {
  const values = lines.flatMap(({ points }) => points.map(({ value }) => value));
  const reach = roundUp(Math.max(...values.map(Math.abs), 1));
  const marginLeft = Math.max(...[reach, -reach].map((value) => textWidth(tick(value)))) + 14;
  const marginTop = 10 + lines.length * NAME_ROOM;
  const years = lines[0]?.points.map(({ year }) => year) ?? [];
  return {
    width,
    height: (width < 520 ? 200 : 240) + marginTop,
    marginLeft,
    marginRight: 22,
    marginTop,
    marginBottom: 28,
    x: { type: "linear", domain: [years[0] ?? 0, years.at(-1) ?? 1], label: null },
    y: { label: null, nice: true, zero: true },
    color: { type: "identity" },
    marks: [
      Plot.gridY({ ticks: 5, stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
      Plot.axisY({ ticks: 5, tickSize: 0, label: null, tickFormat: tick }),
      Plot.axisX({ ticks: width < 520 ? 4 : 8, tickSize: 4, label: null, tickFormat: String }),
      Plot.ruleY([0], { stroke: "var(--theme-foreground-faint)" }),
      ...lines.map(({ points, colour, dash }) =>
        Plot.lineY(points, {
          x: "year",
          y: "value",
          stroke: colour,
          strokeWidth: 1.8,
          ...(dash ? { strokeDasharray: dash } : {}),
        }),
      ),
      ...lines.map(({ points, colour }) =>
        Plot.dot(points, { x: "year", y: "value", r: 3, fill: colour, ...keyed(points, ({ year }) => String(year)) }),
      ),
      Plot.dot(moments, { x: "year", y: "value", r: 6, stroke: "var(--theme-foreground)", strokeWidth: 1.5 }),
      ...lines.map(({ name, colour, dash }, i) =>
        Plot.text([`${dash ? "╌" : "—"} ${name}`], {
          text: (text: string) => text,
          frameAnchor: "top-left",
          dx: 4 - marginLeft,
          dy: (i - lines.length) * NAME_ROOM,
          fontWeight: 600,
          fill: colour,
        }),
      ),
    ],
  };
}
