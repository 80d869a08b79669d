import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { textWidth } from "./label-placement.ts";
import { timeTicks } from "./time-axis.ts";

/** What was at an instant, and what should have been, from low to high; null where it is not known. [ms since 1970] */
export interface BandPoint {
  readonly at: number;
  readonly value: number | null;
  readonly expected?: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
}

/** All that a line with its band is drawn from: plain JSON. */
export interface BandSheet {
  readonly points: readonly BandPoint[];
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly language: string;
  /** Of the vertical axis: what, and its unit. */
  readonly label: string;
  readonly valueLabel: string;
  readonly expectedLabel?: string;
  /** Instants that are marked, with what they are. */
  readonly moments?: readonly { readonly at: number; readonly text: string }[];
  /** Spans that are marked. */
  readonly spans?: readonly { readonly from: number; readonly to: number }[];
  /** Values that are marked, with what they are. */
  readonly limits?: readonly { readonly value: number; readonly text: string }[];
  readonly height?: number;
}

const MARGIN = { left: 48, right: 16, top: 30, bottom: 36 };
const TICK_ROOM = 92;
const LABEL_ROOM = 12;

/** A line that was measured, solid, over one that was expected, dashed with its band; instants, spans and limits are marked. */
export function bandLine(sheet: BandSheet, width: number): PlotOptions {
  const { points, from, to, zone, language, moments = [], spans = [], limits = [] } = sheet;
  const narrow = width < 520;
  const inner = width - MARGIN.left - MARGIN.right;
  const rows = points.map((point) => ({
    date: new Date(point.at),
    value: point.value ?? Number.NaN,
    expected: point.expected ?? Number.NaN,
    low: point.low ?? Number.NaN,
    high: point.high ?? Number.NaN,
  }));
  const ticks = timeTicks(from, to, zone, language, Math.max(2, Math.floor(inner / TICK_ROOM)));
  const place = (at: number) => ((at - from) / (to - from)) * inner;
  const shown = ticks.filter(({ at, text }) => place(at.getTime()) + textWidth(text) <= inner);
  const last = rows.findLast(({ value }) => !Number.isNaN(value));
  const text = { fill: "var(--theme-foreground-muted)" };
  // Readable where it lies on a line.
  const warning = { fill: "var(--warning)", stroke: "var(--theme-background)", strokeWidth: 4 };
  const legend = [`— ${sheet.valueLabel}`, ...(sheet.expectedLabel ? [`╌ ${sheet.expectedLabel}`] : [])].join("   ");
  return {
    width,
    height: sheet.height ?? (narrow ? 230 : 280),
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { type: "utc", domain: [new Date(from), new Date(to)], axis: null, clamp: true },
    y: { label: null, nice: true, zero: false },
    marks: [
      Plot.gridY({ ticks: 4, stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
      Plot.axisY({ ticks: 4, tickSize: 0, label: null }),
      Plot.rectX(spans, {
        x1: (span: { from: number }) => new Date(Math.max(from, span.from)),
        x2: (span: { to: number }) => new Date(Math.min(to, span.to)),
        fill: "var(--warning)",
        fillOpacity: 0.16,
      }),
      Plot.areaY(rows, {
        x: "date",
        y1: "low",
        y2: "high",
        fill: "var(--theme-foreground-focus)",
        fillOpacity: 0.14,
      }),
      Plot.ruleY(limits, { y: "value", stroke: "var(--warning)", strokeDasharray: "2 4" }),
      Plot.text(limits, {
        y: "value",
        text: "text",
        frameAnchor: "left",
        textAnchor: "start",
        dx: 4,
        dy: 9,
        ...warning,
      }),
      Plot.line(rows, {
        x: "date",
        y: "expected",
        stroke: "var(--theme-foreground-focus)",
        strokeWidth: 1.6,
        strokeDasharray: "5 4",
      }),
      Plot.line(rows, { x: "date", y: "value", stroke: "var(--theme-foreground)", strokeWidth: 1.6 }),
      last ? Plot.dot([last], { x: "date", y: "value", r: 3, fill: "var(--theme-foreground)" }) : null,
      Plot.ruleX(moments, { x: (moment: { at: number }) => new Date(moment.at), stroke: "var(--warning)" }),
      ...moments.map((moment, i) =>
        Plot.text([moment], {
          x: new Date(moment.at),
          text: "text",
          frameAnchor: "top",
          dy: 2 + (i % 4) * LABEL_ROOM,
          dx: place(moment.at) + textWidth(moment.text) > inner ? -4 : 4,
          textAnchor: place(moment.at) + textWidth(moment.text) > inner ? "end" : "start",
          ...warning,
        }),
      ),
      Plot.ruleX(shown, { x: "at", stroke: "var(--theme-foreground-faintest)" }),
      Plot.text(shown, { x: "at", text: "text", frameAnchor: "bottom", textAnchor: "start", dy: 14, ...text }),
      Plot.text([sheet.label], {
        text: (label: string) => `↑ ${label}`,
        frameAnchor: "top-left",
        dx: -MARGIN.left + 2,
        dy: -20,
        ...text,
      }),
      Plot.text([legend], {
        text: (label: string) => label,
        frameAnchor: "top-right",
        dy: -20,
        ...text,
      }),
      Plot.text([zone], {
        text: (name: string) => name,
        frameAnchor: "bottom-right",
        dy: 30,
        fill: "var(--theme-foreground-muted)",
      }),
    ],
  };
}
