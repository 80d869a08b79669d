import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { textWidth } from "./label-placement.ts";
import { LINE_MARGIN, lineColumns } from "./line-columns.ts";
import { lineInColumns, type TimePoint } from "./line-in-columns.ts";
import { timeTicks } from "./time-axis.ts";

interface TimeLineOptions {
  readonly width: number;
  readonly height?: number;
  readonly zone: string;
  readonly language: string;
  /** First and last instant of the axis, over which the points were reduced; those of the points without it. */
  readonly domain?: readonly [Date, Date];
  /** Columns that the points were reduced for; those of the width without it. */
  readonly columns?: number | undefined;
  readonly tick: (value: number) => string;
  /** Named at the right end, with how it reads. */
  readonly label: string;
}

/**
 * More than one, also where a drawing is shown a little smaller: browsers draw thinner lines segment by segment, darker where
 * segments overlap. [px]
 */
const STROKE = 1.5;

/** Room a tick's text takes, with the space to the next. [px] */
const TICK_ROOM = 84;

/**
 * A line over time with the zone's name under its axis. Points that M4 kept for the same columns over the same domain are
 * drawn as all the points are.
 */
export function timeLine(points: readonly TimePoint[], options: TimeLineOptions): PlotOptions {
  const { width, zone, language } = options;
  const [from, to] = options.domain?.map(Number) ?? [points[0], points.at(-1)].map((point) => point?.at.getTime());
  const inner = lineColumns(width);
  const placed = lineInColumns(points, {
    from: from as number,
    to: to as number,
    count: options.columns ?? inner,
  });
  const ticks = timeTicks(from as number, to as number, zone, language, Math.max(2, Math.floor(inner / TICK_ROOM)));
  let [bottom, top] = [0, 0];
  for (const { value } of placed) {
    bottom = Math.min(bottom, value ?? bottom);
    top = Math.max(top, value ?? top);
  }
  const peak = placed.find(({ value }) => value === top);
  const texts = spaced(ticks, (at) => ((at - (from as number)) / ((to as number) - (from as number))) * inner, inner);
  return {
    width,
    height: options.height ?? 260,
    marginLeft: LINE_MARGIN.left,
    marginRight: width - LINE_MARGIN.left - inner,
    marginTop: LINE_MARGIN.top,
    marginBottom: LINE_MARGIN.bottom,
    x: { type: "utc", domain: [new Date(from as number), new Date(to as number)], axis: null },
    y: { domain: [bottom, top || 1], label: null, nice: true },
    marks: [
      Plot.gridY({ ticks: 4, stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
      Plot.axisY({ ticks: 4, tickSize: 0, label: null, tickFormat: options.tick }),
      Plot.ruleX(ticks, { x: "at", stroke: "var(--theme-foreground-faintest)" }),
      Plot.text(texts, {
        x: "at",
        text: "text",
        frameAnchor: "bottom",
        textAnchor: "start",
        dy: 14,
        fill: "var(--theme-foreground-muted)",
      }),
      Plot.ruleY([0], { stroke: "var(--theme-foreground-faint)" }),
      Plot.line(placed, {
        x: "at",
        y: (point: TimePoint) => point.value ?? Number.NaN,
        stroke: "var(--category-1)",
        strokeWidth: STROKE,
      }),
      peak ? Plot.dot([peak], { x: "at", y: "value", r: 3, fill: "var(--category-1)" }) : null,
      Plot.text([options.label], {
        text: (text: string) => text,
        frameAnchor: "top-left",
        dx: -LINE_MARGIN.left + 2,
        dy: -16,
        fill: "var(--theme-foreground-muted)",
      }),
      Plot.text([zone], {
        text: (text: string) => text,
        frameAnchor: "bottom-right",
        dy: 28,
        fill: "var(--theme-foreground-faint)",
      }),
    ],
  };
}

/** The ticks whose texts touch neither one another nor the end of the axis. */
function spaced<T extends { at: Date; text: string }>(
  ticks: readonly T[],
  place: (at: number) => number,
  inner: number,
): T[] {
  let free = 0;
  return ticks.filter(({ at, text }) => {
    const left = place(at.getTime());
    const right = left + textWidth(text);
    if (left < free || right > inner) return false;
    free = right + 8;
    return true;
  });
}
