import type { PlotOptions, RenderFunction } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import type { ClassScale } from "./classes.ts";
import { divergingClasses, MISSING_FILL, roundUp, sequentialClasses } from "./classes.ts";
import { textWidth } from "./label-placement.ts";

interface YearOptions {
  readonly width: number;
  readonly language: string;
  /** Classes that tell the colour of a value: {@link yearClasses}. */
  readonly classes: ClassScale;
}

const MARGIN = { left: 30, right: 6, top: 8, bottom: 24 };

/** Height of an hour. [px] */
const ROW = 8;

const HOURS = [0, 6, 12, 18, 24];

/** Classes of the values of a year: from nothing up to the largest, or around zero. */
export function yearClasses(values: ArrayLike<number>, kind: "sequential" | "diverging"): ClassScale {
  let top = 0;
  for (let i = 0; i < values.length; i++) {
    const size = kind === "diverging" ? Math.abs(values[i] as number) : (values[i] as number);
    if (size > top) top = size;
  }
  const reach = roundUp(top);
  return kind === "diverging"
    ? divergingClasses(reach)
    : sequentialClasses([1, 2, 3, 4, 5, 6].map((step) => (step * reach) / 7));
}

/**
 * The hours of a year: days from left to right, hours of the day from below, in colours of their classes; missing ones are
 * hatched. All hours of a class are one path, whose key is `class-0` and so on from the lowest, or `missing`.
 *
 * @param values Hours from the first of January, 0 o'clock, in the clock of their place; missing is NaN.
 */
export function yearHeatMap(values: ArrayLike<number>, { width, language, classes }: YearOptions): PlotOptions {
  const days = Math.ceil(values.length / 24);
  const months = monthsOf(days, language);
  const inner = width - MARGIN.left - MARGIN.right;
  const widest = Math.max(...months.map(({ name }) => textWidth(name))) + 10;
  const every = [1, 2, 3, 6].find((step) => (inner / 12) * step >= widest) ?? 12;
  return {
    width,
    height: 24 * ROW + MARGIN.top + MARGIN.bottom,
    marginLeft: MARGIN.left,
    // Two decimals of a day's width are all that the server keeps: the frame ends where its days do.
    marginRight: days > 0 ? width - MARGIN.left - days * (Math.floor((inner / days) * 100) / 100) : MARGIN.right,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    x: { type: "linear", domain: [0, Math.max(1, days)], axis: null },
    y: { type: "linear", domain: [0, 24], axis: null },
    marks: [
      Plot.frame({ stroke: "none", clip: true, render: cells(values, classes) }),
      Plot.text(HOURS, {
        y: (hour: number) => hour,
        frameAnchor: "left",
        textAnchor: "end",
        dx: -6,
        text: (hour: number) => String(hour).padStart(2, "0"),
        fill: "var(--theme-foreground-muted)",
      }),
      Plot.text(
        months.filter((_, i) => i % every === 0),
        {
          x: "day",
          frameAnchor: "bottom",
          textAnchor: "start",
          text: "name",
          dy: 14,
          fill: "var(--theme-foreground-muted)",
        },
      ),
      Plot.tickX(months, { x: "day", stroke: "var(--theme-foreground-faint)", insetTop: 24 * ROW }),
    ],
  };
}

function monthsOf(days: number, language: string): { readonly day: number; readonly name: string }[] {
  const year = days > 365 ? 2024 : 2023;
  const format = new Intl.DateTimeFormat(language, { timeZone: "UTC", month: "short" });
  const first = Date.UTC(year, 0, 1);
  return Array.from({ length: 12 }, (_, month) => {
    const start = Date.UTC(year, month, 1);
    return { day: Math.round((start - first) / 864e5), name: format.format(start) };
  }).filter(({ day }) => day < Math.max(1, days));
}

/** A path of each class in whole days and hours, scaled as a group: a year stays a few dozen kilobytes. */
function cells(values: ArrayLike<number>, classes: ClassScale): RenderFunction {
  return (index, scales, channels, dimensions, context, next) => {
    const { document } = context as { readonly document: Document };
    const element = (name: string) => document.createElementNS("http://www.w3.org/2000/svg", name) as SVGGElement;
    const [x, y] = [scales.x, scales.y] as unknown as [(day: number) => number, (hour: number) => number];
    const pathOf = (runs: readonly HourRun[], fill: string, key: string, d: (run: HourRun) => string) => {
      const path = element("path");
      path.setAttribute("d", runs.map(d).join(""));
      path.setAttribute("fill", fill);
      path.setAttribute("data-key", key);
      return path;
    };
    const { missing, known } = runsByClass(values, classes);
    const group = element("g");
    group.setAttribute("aria-label", "cell");
    const scaled = element("g");
    const scale = `scale(${digits(x(1) - x(0))},${digits(y(1) - y(0))})`;
    scaled.setAttribute("transform", `translate(${digits(x(0))},${digits(y(0))}) ${scale}`);
    scaled.setAttribute("shape-rendering", "crispEdges");
    for (const [place, runs] of known) {
      const fill = classes.colours[place] as string;
      scaled.append(pathOf(runs, fill, `class-${place}`, ({ day, from, to }) => `M${day} ${from}h1v${to - from}h-1z`));
    }
    group.append(scaled);
    // A hatch would be scaled as well: what is missing is drawn in pixels.
    const inPixels = ({ day, from, to }: HourRun) =>
      `M${digits(x(day))} ${digits(y(from))}H${digits(x(day + 1))}V${digits(y(to))}H${digits(x(day))}z`;
    if (missing.length > 0) group.append(pathOf(missing, MISSING_FILL, "missing", inPixels));
    // The frame knows its clip: when the axes show a part of the year, the rest is cut off with it.
    const clip = next?.(index, scales, channels, dimensions, context)?.getAttribute("clip-path");
    if (clip) group.setAttribute("clip-path", clip);
    return group;
  };
}

function digits(number: number): number {
  return Math.round(number * 100) / 100;
}

/** Hours of one day that follow one another in one class. */
interface HourRun {
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

function runsByClass(values: ArrayLike<number>, { bounds }: ClassScale) {
  const missing: HourRun[] = [];
  const known = new Map<number, HourRun[]>(Array.from({ length: bounds.length + 1 }, (_, place) => [place, []]));
  const placeOf = (value: number) => {
    if (Number.isNaN(value)) return -1;
    const above = bounds.findIndex((bound) => value < bound);
    return above === -1 ? bounds.length : above;
  };
  for (let start = 0; start < values.length; ) {
    const place = placeOf(values[start] as number);
    const midnight = start - (start % 24) + 24;
    let end = start + 1;
    while (end < midnight && end < values.length && placeOf(values[end] as number) === place) end += 1;
    const day = Math.floor(start / 24);
    (known.get(place) ?? missing).push({ day, from: start - day * 24, to: end - day * 24 });
    start = end;
  }
  for (const [place, runs] of known) if (runs.length === 0) known.delete(place);
  return { missing, known };
}
