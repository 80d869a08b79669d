import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { monthAt, monthIndex } from "#lib/core/month.ts";
import { keyed } from "./keyed.ts";
import { textWidth } from "./label-placement.ts";

/** A month of a series: what was measured, what had been forecast for it, and the intervals; null where there is none. */
export interface HistoryMonth {
  readonly month: string;
  readonly actual: number | null;
  readonly forecast: number | null;
  readonly lo80: number | null;
  readonly hi80: number | null;
  readonly lo95: number | null;
  readonly hi95: number | null;
}

interface HistoryOptions {
  readonly width: number;
  readonly language: string;
  /** The month the page is about: marked. */
  readonly target: string;
  readonly actualLabel: string;
  readonly forecastLabel: string;
  readonly missingLabel: string;
  readonly tick: (value: number) => string;
}

type Dated = HistoryMonth & { readonly date: Date };

interface Gap {
  readonly from: Date;
  readonly to: Date;
  readonly middle: Date;
}

/** On the right there is room for half the label of the last month, or of a gap at the end. [px] */
const MARGIN = { left: 52, right: 26 };

/** A monthly series with the forecasts made for it: measured solid, forecast dashed, intervals at 10 and 20 %, gaps labelled. */
export function intervalHistory(months: readonly HistoryMonth[], options: HistoryOptions): PlotOptions {
  const rows = withoutGaps(months);
  const gaps = gapsOf(rows);
  const forecasts = rows.filter(({ forecast }) => forecast !== null);
  const target = rows.filter(({ month }) => month === options.target);
  const narrow = options.width < 520;
  const band = (low: "lo80" | "lo95", high: "hi80" | "hi95", fillOpacity: number) =>
    Plot.areaY(rows, { x: "date", y1: low, y2: high, fill: "var(--theme-foreground-focus)", fillOpacity });
  return {
    width: options.width,
    height: narrow ? 260 : 320,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: 28,
    marginBottom: 30,
    x: { type: "utc", label: null },
    y: { label: null, zero: true, nice: true },
    marks: [
      Plot.gridY({ stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
      Plot.axisY({ tickFormat: options.tick, tickSize: 0, ticks: 5, label: null }),
      Plot.axisX(monthTicks(rows, narrow ? 4 : 8), {
        tickFormat: monthLabel(options.language),
        tickSize: 4,
        label: null,
      }),
      Plot.rectX(gaps, { x1: "from", x2: "to", fill: "url(#hatch-missing)" }),
      Plot.text(apart(gaps, rows, options), {
        x: "middle",
        text: () => options.missingLabel,
        frameAnchor: "top",
        dy: 8,
        fill: "var(--theme-foreground-muted)",
      }),
      band("lo95", "hi95", 0.1),
      band("lo80", "hi80", 0.2),
      Plot.ruleX(target, { x: "date", stroke: "var(--theme-foreground-fainter)", strokeDasharray: "2,3" }),
      Plot.line(rows, { x: "date", y: "actual", stroke: "var(--theme-foreground)", strokeWidth: 1.8 }),
      Plot.line(rows, {
        x: "date",
        y: "forecast",
        stroke: "var(--theme-foreground-focus)",
        strokeWidth: 1.8,
        strokeDasharray: "5,4",
      }),
      Plot.dot(rows, {
        x: "date",
        y: "actual",
        r: 2.4,
        fill: "var(--theme-foreground)",
        ...keyed(rows, ({ month }) => month),
      }),
      Plot.dot(forecasts, {
        x: "date",
        y: "forecast",
        r: 2.8,
        fill: "var(--theme-background)",
        stroke: "var(--theme-foreground-focus)",
        ...keyed(forecasts, ({ month }) => month),
      }),
      Plot.text([options.actualLabel], {
        text: (label) => label,
        frameAnchor: "top-left",
        dy: -20,
        fill: "var(--theme-foreground)",
        fontWeight: 600,
      }),
      Plot.text([options.forecastLabel], {
        text: (label) => label,
        frameAnchor: "top-right",
        dy: -20,
        fill: "var(--theme-foreground-focus)",
        fontWeight: 600,
      }),
    ],
  };
}

function dateOf(month: string): Date {
  return new Date(`${month}-01T00:00:00Z`);
}

function withoutGaps(months: readonly HistoryMonth[]): Dated[] {
  const byMonth = new Map(months.map((row) => [row.month, row]));
  const indices = months.map(({ month }) => monthIndex(month));
  const first = Math.min(...indices);
  const none = { actual: null, forecast: null, lo80: null, hi80: null, lo95: null, hi95: null };
  if (indices.length === 0) return [];
  return Array.from({ length: Math.max(...indices) - first + 1 }, (_, i) => {
    const month = monthAt(first + i);
    return { ...(byMonth.get(month) ?? none), month, date: dateOf(month) };
  });
}

function gapsOf(rows: readonly Dated[]): Gap[] {
  const gaps: Gap[] = [];
  let start: number | undefined;
  rows.forEach(({ actual }, i) => {
    if (actual === null && start === undefined) start = i;
    const ends = actual !== null || i === rows.length - 1;
    if (start === undefined || !ends) return;
    const from = rows[Math.max(0, start - 1)]!.date;
    const to = rows[i]!.date;
    if (to > from) gaps.push({ from, to, middle: new Date((from.getTime() + to.getTime()) / 2) });
    start = undefined;
  });
  return gaps;
}

/** The gaps whose labels do not cover that of an earlier one. */
function apart(gaps: readonly Gap[], rows: readonly Dated[], { width, missingLabel }: HistoryOptions): Gap[] {
  const span = Number(rows.at(-1)?.date) - Number(rows[0]?.date);
  const pixel = ({ middle }: Gap) => (Number(middle) / span) * (width - MARGIN.left - MARGIN.right);
  const kept: Gap[] = [];
  for (const gap of gaps) {
    const last = kept.at(-1);
    if (!last || pixel(gap) - pixel(last) > textWidth(missingLabel) + 4) kept.push(gap);
  }
  return kept;
}

function monthTicks(rows: readonly Dated[], most: number): Date[] {
  const every = [1, 2, 3, 6, 12, 24, 60].find((step) => rows.length / step <= most) ?? 120;
  return rows.filter(({ month }) => monthIndex(month) % every === 0).map(({ date }) => date);
}

function monthLabel(language: string): (date: Date) => string {
  const year = new Intl.DateTimeFormat(language, { timeZone: "UTC", year: "2-digit", month: "short" });
  return (date) => year.format(date);
}
