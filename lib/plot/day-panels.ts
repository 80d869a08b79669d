import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { keyed } from "./keyed.ts";
import { textWidth } from "./label-placement.ts";

/** The hours of a usual day, one panel of several: their mean, and between what most days lie. */
export interface DayPanel {
  readonly key: string;
  readonly name: string;
  /** What its highest hour reads as. */
  readonly label: string;
  /** Means of the hours from midnight on; missing is NaN, and so are bounds. */
  readonly mean: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

interface PanelHour {
  readonly key: string;
  readonly fx: number;
  readonly fy: number;
  readonly hour: number;
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

const HOURS = [6, 12, 18];
const PANEL = { height: 104, most: 6 };

/** Days side by side on the same scale: a line of means in a band of most days, named above with their highest hour. */
export function dayPanels(panels: readonly DayPanel[], { width }: { readonly width: number }): PlotOptions {
  const widest = Math.max(24, ...panels.map(({ name, label }) => textWidth(`${name}  ${label}`))) + 12;
  const columns = Math.max(1, Math.min(PANEL.most, Math.floor((width - 16) / widest)));
  const rows = Math.ceil(panels.length / columns);
  const placed = panels.map((panel, i) => ({ ...panel, fx: i % columns, fy: Math.floor(i / columns) }));
  const hours = placed.flatMap(hoursOf);
  const top = Math.max(0, ...hours.flatMap(({ mean, high }) => [mean, high].filter(Number.isFinite)));
  const facet = { fx: "fx", fy: "fy" } as const;
  return {
    width,
    height: rows * PANEL.height + 34,
    ...{ marginLeft: 4, marginRight: 12, marginTop: 16, marginBottom: 24 },
    fx: { domain: Array.from({ length: columns }, (_, i) => i), axis: null, padding: 0.08 },
    fy: { domain: Array.from({ length: rows }, (_, i) => i), axis: null, padding: 0.26 },
    x: { domain: [0, 24], axis: null },
    y: { domain: [0, top || 1], axis: null },
    marks: [
      Plot.ruleX(HOURS, { stroke: "var(--theme-foreground-faintest)" }),
      Plot.areaY(hours, {
        ...facet,
        x: "hour",
        y1: "low",
        y2: "high",
        fill: "var(--category-1)",
        fillOpacity: 0.22,
        z: "key",
      }),
      Plot.line(hours, { ...facet, x: "hour", y: "mean", stroke: "var(--category-1)", strokeWidth: 1.8, z: "key" }),
      Plot.ruleY([0], { stroke: "var(--theme-foreground-faint)" }),
      Plot.rect(placed, {
        ...facet,
        ...{ x1: 0, x2: 24, y1: 0, y2: top || 1 },
        fill: "var(--theme-foreground)",
        fillOpacity: 0,
        ...keyed(placed, ({ key }) => key),
      }),
      Plot.text(placed, {
        ...facet,
        frameAnchor: "top-left",
        dy: -12,
        text: "name",
        fontWeight: 600,
        fill: "var(--theme-foreground)",
      }),
      Plot.text(placed, {
        ...facet,
        frameAnchor: "top-right",
        dy: -12,
        text: "label",
        fill: "var(--theme-foreground-muted)",
      }),
      Plot.text(
        HOURS.map((hour) => ({ hour, fy: rows - 1 })),
        {
          fy: "fy",
          x: "hour",
          frameAnchor: "bottom",
          text: ({ hour }: { hour: number }) => String(hour),
          dy: 13,
          fill: "var(--theme-foreground-muted)",
        },
      ),
    ],
  };
}

function hoursOf({ key, fx, fy, mean, low, high }: DayPanel & { fx: number; fy: number }): PanelHour[] {
  return Array.from(mean, (value, hour) => ({
    ...{ key, fx, fy, hour: hour + 0.5, mean: value },
    low: low[hour] ?? Number.NaN,
    high: high[hour] ?? Number.NaN,
  }));
}
