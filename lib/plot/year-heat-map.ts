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
  const widest = Math.max(...months.map(({ name }) => textWidth(name))) + 4;
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
    const element = (name: string) => document.createElementNS("http://www.w3.org/2000/svg", name);
    const group = element("g") as SVGGElement;
    const [x, y] = [scales.x, scales.y] as unknown as [(day: number) => number, (hour: number) => number];
    const digits = (number: number) => Math.round(number * 100) / 100;
    const scale = `scale(${digits(x(1) - x(0))},${digits(y(1) - y(0))})`;
    group.setAttribute("transform", `translate(${digits(x(0))},${digits(y(0))}) ${scale}`);
    group.setAttribute("shape-rendering", "crispEdges");
    group.setAttribute("aria-label", "cell");
    for (const [fill, d] of classPaths(values, classes)) {
      const path = element("path");
      const place = classes.colours.indexOf(fill);
      path.setAttribute("d", d);
      path.setAttribute("fill", fill);
      path.setAttribute("data-key", place < 0 ? "missing" : `class-${place}`);
      group.append(path);
    }
    // The frame knows its clip: when the axes show a part of the year, the rest is cut off with it.
    const clip = next?.(index, scales, channels, dimensions, context)?.getAttribute("clip-path");
    if (!clip) return group;
    const clipped = element("g") as SVGGElement;
    clipped.setAttribute("clip-path", clip);
    clipped.append(group);
    return clipped;
  };
}

/** Hours of a day that follow one another in a class are one rectangle, days of one such rectangle as well. */
function classPaths(values: ArrayLike<number>, { colour, colours }: ClassScale): Map<string, string> {
  const parts = new Map<string, string[]>([...colours, MISSING_FILL].map((fill) => [fill, []]));
  for (let start = 0; start < values.length; ) {
    const fill = colour(values[start] as number);
    const midnight = start - (start % 24) + 24;
    let end = start + 1;
    while (end < midnight && end < values.length && colour(values[end] as number) === fill) end += 1;
    parts.get(fill)?.push(`M${Math.floor(start / 24)} ${start % 24}h1v${end - start}h-1z`);
    start = end;
  }
  return new Map([...parts].flatMap(([fill, d]) => (d.length > 0 ? [[fill, d.join("")] as const] : [])));
}
