import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { roundUp } from "./classes.ts";
import { keyed } from "./keyed.ts";
import { textWidth } from "./label-placement.ts";

/** Values of equal intervals that are sorted from the largest to the smallest. */
export interface DurationSeries {
  readonly key: string;
  readonly name: string;
  /** In any order; missing (NaN) ones are left out, and the curve ends earlier. */
  readonly values: ArrayLike<number>;
  readonly colour?: string;
}

interface DurationOptions {
  readonly width: number;
  /** Name of the horizontal axis, with its unit: hours of the year. */
  readonly label: string;
  readonly tick: (value: number) => string;
  readonly hourTick: (hours: number) => string;
  /** Length of an interval. [h] */
  readonly step?: number;
}

/** Told apart by more than colour, in the order in which they come. */
const INKS = [
  { colour: "var(--category-1)", dash: undefined, sign: "—" },
  { colour: "var(--category-2)", dash: "6,4", sign: "╌" },
  { colour: "var(--theme-foreground-focus)", dash: "2,3", sign: "┈" },
  { colour: "var(--theme-foreground)", dash: "10,3,2,3", sign: "─·" },
  { colour: "var(--diverging-8)", dash: "1,2", sign: "···" },
] as const;

/** Points a curve is drawn with: more would not be seen. */
const POINTS = 300;

const LINE = 18;

/** Sorted curves over the hours of a year, the first with its area; their names stand above in their own ink. */
export function durationCurve(series: readonly DurationSeries[], options: DurationOptions): PlotOptions {
  const { width, label, tick, hourTick, step = 1 } = options;
  const named = series.map((each, i) => {
    const ink = INKS[i % INKS.length] as (typeof INKS)[number];
    return { ...each, ink, colour: each.colour ?? ink.colour, points: sortedPoints(each.values, step) };
  });
  const rows = namesInRows(named, width);
  const all = named.flatMap(({ points }) => points);
  const hours = Math.max(step, ...series.map(({ values }) => values.length * step));
  const [first] = named;
  const ends = [Math.max(0, ...all.map(({ value }) => value)), Math.min(0, ...all.map(({ value }) => value))];
  const marginLeft = Math.max(30, ...ends.map((end) => textWidth(tick(Math.sign(end) * roundUp(Math.abs(end)))))) + 10;
  return {
    width,
    height: (width < 520 ? 230 : 280) + rows.length * LINE,
    marginLeft,
    marginRight: 22,
    marginTop: 12 + rows.length * LINE,
    marginBottom: 40,
    x: { type: "linear", domain: [0, hours], label: null },
    y: { label: null, nice: true, zero: true },
    color: { type: "identity" },
    marks: [
      Plot.gridY({ ticks: 5, stroke: "var(--theme-foreground-faintest)", strokeOpacity: 1 }),
      Plot.axisY({ ticks: 5, tickSize: 0, label: null, tickFormat: tick }),
      Plot.axisX({ ticks: width < 520 ? 4 : 8, tickSize: 4, label: null, tickFormat: hourTick }),
      first
        ? Plot.areaY(first.points, {
            x: "hour",
            y: "value",
            fill: first.colour,
            fillOpacity: 0.14,
            curve: "step-after",
          })
        : null,
      Plot.ruleY([0], { stroke: "var(--theme-foreground-faint)" }),
      ...named.map(({ key, points, colour, ink }) =>
        Plot.line(points, {
          x: "hour",
          y: "value",
          stroke: colour,
          strokeWidth: 1.8,
          ...(ink.dash ? { strokeDasharray: ink.dash } : {}),
          ...keyed(points, () => key),
        }),
      ),
      ...rows.flatMap((row, i) =>
        row.map(({ text, left, colour }) =>
          Plot.text([text], {
            text: (name: string) => name,
            frameAnchor: "top-left",
            dx: left - marginLeft + 4,
            dy: -(rows.length - i) * LINE - 2,
            fill: colour,
            fontWeight: 600,
          }),
        ),
      ),
      Plot.text([label], {
        text: (name: string) => name,
        frameAnchor: "bottom-right",
        dy: 34,
        fill: "var(--theme-foreground-muted)",
      }),
    ],
  };
}

interface DurationPoint {
  readonly hour: number;
  readonly value: number;
}

/** The curve at so many places, first and last among them. */
function sortedPoints(values: ArrayLike<number>, step: number): DurationPoint[] {
  const sorted = descending(values);
  if (sorted.length === 0) return [];
  const count = Math.min(POINTS, sorted.length);
  const points = Array.from({ length: count }, (_, i) => {
    const at = Math.round((i * (sorted.length - 1)) / Math.max(1, count - 1));
    return { hour: at * step, value: sorted[at] as number };
  });
  return [...points, { hour: sorted.length * step, value: sorted.at(-1) as number }];
}

/** The known values from the highest; those that come in this order are not sorted again. */
function descending(values: ArrayLike<number>): Float64Array {
  const known = Float64Array.from(values).filter((value) => !Number.isNaN(value));
  const isSorted = known.every((value, i) => i === 0 || value <= known[i - 1]!);
  return isSorted ? known : known.sort().reverse();
}

interface Name {
  readonly text: string;
  readonly left: number;
  readonly colour: string;
}

/** The names one after the other, and on the next line where one has no room. */
function namesInRows(
  named: readonly { readonly name: string; readonly colour: string; readonly ink: { readonly sign: string } }[],
  width: number,
): Name[][] {
  const rows: Name[][] = [];
  let right = width;
  for (const { name, colour, ink } of named) {
    const text = `${ink.sign} ${name}`;
    const room = textWidth(text) * 1.08 + 16;
    if (right + room > width) {
      rows.push([]);
      right = 0;
    }
    rows.at(-1)?.push({ text, left: right, colour });
    right += room;
  }
  return rows;
}
