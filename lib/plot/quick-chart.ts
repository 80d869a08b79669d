import type { PlotOptions, RenderFunction } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { extent } from "d3-array";
import type { ChartColumn, ChartSpec } from "./chart-spec.ts";
import { keyed } from "./keyed.ts";
import { timeTicks } from "./time-axis.ts";

type Row = Readonly<Record<string, unknown>>;

/** The colours of the first values of a colour column; those after them share a faint one. */
const COLOURS = [
  "var(--category-1)",
  "var(--category-2)",
  "var(--diverging-9)",
  "var(--sequential-4)",
  "var(--diverging-1)",
  "var(--theme-foreground-muted)",
];
const REST = "var(--theme-foreground-fainter)";

/** Bars that find room with their names. */
const MOST_BARS = 400;

/** Room that the text of a time takes along the axis. [px] */
const TICK_PX = 90;

/** Room that a slanted name takes along the axis. [px] */
const NAME_PX = 16;

/** The values of a colour column with their colours, in the order of the rows; the last entry without a value is all the rest. */
export function chartLegend(rows: readonly Row[], colour: string): { value: string | null; fill: string }[] {
  const values = new Set<string>();
  for (const row of rows) values.add(String(row[colour] ?? "–"));
  const named = [...values].slice(0, COLOURS.length).map((value, i) => ({ value, fill: COLOURS[i] as string }));
  return values.size > COLOURS.length ? [...named, { value: null, fill: REST }] : named;
}

/** What a chart is drawn for. */
export interface ChartSheet {
  /** [px] */
  readonly width: number;
  readonly language: string;
  /** IANA name of the site's zone, which an axis of instants counts in and names. */
  readonly zone: string;
}

/** A result drawn as asked; rows that miss a value are left out, as gaps in a line. */
export function quickChart(
  rows: readonly Row[],
  columns: readonly ChartColumn[],
  spec: ChartSpec,
  { width, language, zone }: ChartSheet,
): PlotOptions {
  const { kind, x, y, colour } = spec;
  const column = (name: string | undefined) => columns.find((each) => each.name === name);
  const label = (name: string | undefined) => {
    const unit = column(name)?.unit;
    const about = column(name)?.isInstant ? zone : unit;
    return name === undefined ? null : about ? `${name} (${about})` : name;
  };
  const value = (name: string) => valuesAs(name, column(name)?.kind ?? "other");
  const fills = new Map(colour === undefined ? [] : chartLegend(rows, colour).map((each) => [each.value, each.fill]));
  const series = (row: Row) => (colour === undefined ? undefined : String(row[colour] ?? "–"));
  const paint = (row: Row) =>
    colour === undefined ? (COLOURS[0] as string) : (fills.get(series(row) as string) ?? REST);
  const keyOf = (row: Row) => [...new Set([String(row[x] ?? "–"), series(row)])].filter(Boolean).join(" · ");
  const common = {
    width,
    height: Math.round(Math.min(420, Math.max(220, width * 0.45))),
    marginLeft: 64,
    marginBottom: kind === "bar" ? 96 : 44,
    x: { label: label(x) },
    color: { type: "identity" },
  } as const;
  if (kind === "histogram") {
    const bars = { x: value(x), fill: COLOURS[0] as string, render: keyedBins };
    const bins = Plot.binX({ y: "count" }, bars as Plot.BinXInputs<object>);
    return { ...common, y: { label: null, grid: true }, marks: [Plot.rectY(rows, bins as object), Plot.ruleY([0])] };
  }
  const channels = { x: value(x), y: value(y ?? "") };
  const axis = { label: label(y), grid: true, tickFormat: "~s" };
  if (kind === "bar") {
    const shown = barRows(rows, columns, y).slice(0, MOST_BARS);
    const domain = [...new Set(shown.map(channels.x).filter((each) => each !== null && each !== undefined))];
    const step = Math.ceil((domain.length * NAME_PX) / (width - common.marginLeft));
    const ticks = domain.filter((_, i) => i % step === 0) as string[];
    return {
      ...common,
      x: { ...common.x, type: "band", domain: domain as string[], ticks, tickRotate: domain.length > 8 ? -45 : 0 },
      y: axis,
      marks: [Plot.barY(shown, { ...channels, fill: paint, ...keyed(shown, keyOf) }), Plot.ruleY([0])],
    };
  }
  const clock =
    column(x)?.kind === "time"
      ? timeAxis(rows.map(channels.x), column(x)?.isInstant ? zone : "UTC", { width, language })
      : [];
  if (kind === "dot") {
    const dots = { ...channels, r: 2.5, fill: paint, fillOpacity: 0.7, ...keyed(rows, keyOf) };
    return { ...common, y: axis, marks: [...clock, Plot.dot(rows, dots)] };
  }
  const line = {
    ...channels,
    z: colour === undefined ? null : series,
    stroke: paint,
    sort: { channel: "x" },
    strokeWidth: 1.5,
    ...keyed(rows, (row) => series(row) ?? y ?? x),
  } as const;
  return { ...common, y: axis, marks: [...clock, Plot.lineY(rows, line)] };
}

/** An axis of time with ticks at round times of a zone's clock. */
function timeAxis(
  values: readonly unknown[],
  zone: string,
  { width, language }: Pick<ChartSheet, "width" | "language">,
) {
  const times = values.filter((value) => value instanceof Date).map(Number);
  const [from, to] = extent(times);
  if (from === undefined || to === undefined) return [];
  const ticks = timeTicks(from, to + 1, zone, language, Math.max(2, Math.floor((width - 64) / TICK_PX)));
  if (ticks.length === 0) return [];
  const texts = new Map(ticks.map(({ at, text }) => [Number(at), text]));
  return [
    Plot.axisX(
      ticks.map(({ at }) => at),
      { tickFormat: (at: Date) => texts.get(Number(at)) ?? at.toISOString() },
    ),
  ];
}

/** A bin is named by its bounds: what stands in it may come and go. */
const keyedBins: RenderFunction = (index, scales, values, dimensions, context, next) => {
  const group = next?.(index, scales, values, dimensions, context) ?? null;
  const bounds = [values.channels.x1?.value, values.channels.x2?.value] as (ArrayLike<unknown> | undefined)[];
  const bars = [...(group?.children ?? [])];
  for (const [i, bar] of bars.entries()) {
    const at = index[i] ?? -1;
    bar.setAttribute("data-key", bounds.map((bound) => textOf(bound?.[at])).join(" – "));
  }
  return group;
};

function textOf(bound: unknown): string {
  return bound instanceof Date ? bound.toISOString() : String(bound);
}

/** How many rows a chart of bars shows, of how many that have a value; undefined where it shows all of them. */
export function barsShown(
  rows: readonly Row[],
  columns: readonly ChartColumn[],
  { kind, y }: ChartSpec,
): { readonly shown: number; readonly of: number } | undefined {
  const of = kind === "bar" ? barRows(rows, columns, y).length : 0;
  return of > MOST_BARS ? { shown: MOST_BARS, of } : undefined;
}

function barRows(rows: readonly Row[], columns: readonly ChartColumn[], y = ""): readonly Row[] {
  const height = valuesAs(y, columns.find(({ name }) => name === y)?.kind ?? "other");
  return rows.filter((row) => Number.isFinite(height(row)));
}

function valuesAs(name: string, kind: ChartColumn["kind"]): (row: Row) => unknown {
  if (kind === "time") return ({ [name]: value }) => (value === null || value === undefined ? null : timeOf(value));
  if (kind === "number")
    return ({ [name]: value }) => (value === null || value === undefined ? Number.NaN : Number(value));
  return ({ [name]: value }) => (value === null || value === undefined ? null : String(value));
}

function timeOf(value: unknown): Date {
  return new Date(typeof value === "number" ? value : zoned(String(value)));
}

/** A text without a zone is read as UTC: the reader's own zone must not move a point. */
function zoned(text: string): string {
  return /T[\d:.]+$/.test(text) ? `${text}Z` : text;
}
