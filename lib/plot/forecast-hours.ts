import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { roundUp } from "./classes.ts";
import { keyed } from "./keyed.ts";
import { textWidth } from "./label-placement.ts";
import { timeTicks } from "./time-axis.ts";

/** An interval that was forecast: what was expected, between what, and what was measured; null where it is not known. */
export interface ForecastHour {
  readonly key: string;
  /** Its start. [ms since 1970] */
  readonly at: number;
  readonly forecast: number | null;
  readonly lo80: number | null;
  readonly hi80: number | null;
  readonly lo95: number | null;
  readonly hi95: number | null;
  readonly actual: number | null;
}

interface ForecastOptions {
  readonly width: number;
  readonly zone: string;
  readonly language: string;
  readonly actualLabel: string;
  readonly forecastLabel: string;
  readonly tick: (value: number) => string;
}

const MARGIN = { right: 16, top: 30, bottom: 28 };
const TICK_ROOM = 92;

/** A forecast by the hour: dashed with its intervals at 10 and 20 %, and what was measured as dots over it. */
export function forecastHours(hours: readonly ForecastHour[], options: ForecastOptions): PlotOptions {
  const { width, zone, language, tick } = options;
  const rows = hours.map((hour) => ({ ...hour, date: new Date(hour.at) }));
  const actual = rows.filter((row) => row.actual !== null);
  const values = rows.flatMap(({ forecast, hi95, actual: measured }) => [forecast ?? 0, hi95 ?? 0, measured ?? 0]);
  const marginLeft = textWidth(tick(roundUp(Math.max(0, ...values)))) + 18;
  const inner = width - marginLeft - MARGIN.right;
  const [from, to] = [rows[0]?.at ?? 0, rows.at(-1)?.at ?? 0];
  const ticks = timeTicks(from, to, zone, language, Math.max(2, Math.floor(inner / TICK_ROOM))).filter(
    ({ at, text }) => ((at.getTime() - from) / (to - from)) * inner + textWidth(text) <= inner,
  );
  const band = (low: "lo80" | "lo95", high: "hi80" | "hi95", fillOpacity: number) =>
    Plot.areaY(rows, { x: "date", y1: low, y2: high, fill: "var(--theme-foreground-focus)", fillOpacity });
  return {
    width,
    height: width < 520 ? 240 : 300,
    marginLeft,
    marginRight: MARGIN.right,
    marginTop: isTight(options) ? MARGIN.top + 12 : MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { type: "utc", axis: null },
    y: { label: null, nice: true, zero: true },
    marks: [
      Plot.gridY({ ticks: 5, stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
      Plot.axisY({ ticks: 5, tickSize: 0, label: null, tickFormat: tick }),
      band("lo95", "hi95", 0.1),
      band("lo80", "hi80", 0.2),
      Plot.line(rows, {
        x: "date",
        y: "forecast",
        stroke: "var(--theme-foreground-focus)",
        strokeWidth: 1.6,
        strokeDasharray: "5,4",
      }),
      Plot.dot(actual, {
        x: "date",
        y: "actual",
        r: rows.length > 100 ? 1.8 : 2.6,
        fill: "var(--theme-foreground)",
        ...keyed(actual, ({ key }) => key),
      }),
      Plot.ruleX(ticks, { x: "at", stroke: "var(--theme-foreground-faintest)" }),
      Plot.text(ticks, {
        x: "at",
        text: "text",
        frameAnchor: "bottom",
        textAnchor: "start",
        dy: 14,
        fill: "var(--theme-foreground-muted)",
      }),
      ...names(options, marginLeft),
    ],
  };
}

/** Side by side where there is room for both. */
function names(options: ForecastOptions, marginLeft: number) {
  const tight = isTight(options);
  return [
    Plot.text([`• ${options.actualLabel}`], {
      text: (name: string) => name,
      frameAnchor: "top-left",
      dx: tight ? 4 - marginLeft : 0,
      dy: tight ? -33 : -20,
      fill: "var(--theme-foreground)",
      fontWeight: 600,
    }),
    Plot.text([`╌ ${options.forecastLabel}`], {
      text: (name: string) => name,
      frameAnchor: tight ? "top-left" : "top-right",
      dx: tight ? 4 - marginLeft : 0,
      dy: tight ? -18 : -20,
      fill: "var(--theme-foreground-focus)",
      fontWeight: 600,
    }),
  ];
}

function isTight({ width, actualLabel, forecastLabel }: ForecastOptions): boolean {
  return textWidth(actualLabel + forecastLabel) * 1.1 + 100 > width;
}
