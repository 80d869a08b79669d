import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { textWidth } from "./label-placement.ts";
import { timeTicks } from "./time-axis.ts";

/** A point of a line over time; a missing value breaks the line. */
export interface TimePoint {
  readonly at: Date;
  readonly value: number | null;
}

interface TimeLineOptions {
  readonly width: number;
  readonly height?: number;
  readonly zone: string;
  readonly language: string;
  /** First and last instant of the axis; those of the points without it. */
  readonly domain?: readonly [Date, Date];
  readonly tick: (value: number) => string;
  /** Named at the right end, with how it reads. */
  readonly label: string;
}

const MARGIN = { left: 56, right: 16, top: 26, bottom: 34 } as const;

/** Room a tick's text takes, with the space to the next. [px] */
const TICK_ROOM = 84;

/** A line over time with the zone's name under its axis. Points may be those of M4: the line is one pixel wide. */
export function timeLine(points: readonly TimePoint[], options: TimeLineOptions): PlotOptions {
  const { width, zone, language } = options;
  const times = points.map(({ at }) => at.getTime());
  const [from, to] = options.domain?.map(Number) ?? [Math.min(...times), Math.max(...times)];
  const inner = width - MARGIN.left - MARGIN.right;
  const ticks = timeTicks(from as number, to as number, zone, language, Math.max(2, Math.floor(inner / TICK_ROOM)));
  const known = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const top = Math.max(0, ...known);
  const peak = points.find(({ value }) => value === top);
  const texts = spaced(ticks, (at) => ((at - (from as number)) / ((to as number) - (from as number))) * inner, inner);
  return {
    width,
    height: options.height ?? 260,
    marginLeft: MARGIN.left,
    marginRight: MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { type: "utc", domain: [new Date(from as number), new Date(to as number)], axis: null },
    y: { domain: [Math.min(0, ...known), top || 1], label: null, nice: true },
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
      Plot.line(points, {
        x: "at",
        y: (point: TimePoint) => point.value ?? Number.NaN,
        stroke: "var(--category-1)",
        strokeWidth: 1,
      }),
      peak ? Plot.dot([peak], { x: "at", y: "value", r: 3, fill: "var(--category-1)" }) : null,
      Plot.text([options.label], {
        text: (text: string) => text,
        frameAnchor: "top-left",
        dx: -MARGIN.left + 2,
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
