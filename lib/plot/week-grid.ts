import type { PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";
import { keyed } from "./keyed.ts";
import { textWidth } from "./label-placement.ts";
import { shortened, textLines } from "./text-lines.ts";

/** A lecture of a week. */
export interface GridLecture {
  readonly key: string;
  /** Day and period of the day, from 0. */
  readonly day: number;
  readonly slot: number;
  readonly name: string;
  /** Where it is, or who holds it. */
  readonly detail: string;
  /** A sign before the name of one that stands out: its outline is dashed, too. */
  readonly sign?: string;
}

interface GridOptions {
  readonly width: number;
  readonly days: readonly string[];
  /** Names of the periods of a day: when they begin. */
  readonly slots: readonly string[];
}

/** A lecture and its part of a cell that several share. */
interface Placed extends GridLecture {
  readonly x1: number;
  readonly x2: number;
}

const LINE = 14;
const CELL = 4 * LINE + 8;
const HEAD = 24;

/** Days narrower than this are told one below the other. [px] */
const NARROWEST_DAY = 84;

/** The lectures of a week: a column a day and a row a period; where it is narrow, a list by day. */
export function weekGrid(lectures: readonly GridLecture[], options: GridOptions): PlotOptions {
  const marginLeft = Math.max(24, ...options.slots.map(textWidth)) + 10;
  const column = (options.width - marginLeft - 4) / options.days.length;
  return column < NARROWEST_DAY ? weekList(lectures, options) : weekTable(lectures, options, marginLeft, column);
}

function weekTable(
  lectures: readonly GridLecture[],
  { width, days, slots }: GridOptions,
  marginLeft: number,
  column: number,
): PlotOptions {
  const placed = besides(lectures);
  const bounds = (count: number) => Array.from({ length: count + 1 }, (_, i) => i);
  const texts = placed.flatMap((lecture) => {
    const room = (lecture.x2 - lecture.x1) * column - 14;
    const name = textLines(lecture.sign ? `${lecture.sign}\u00a0${lecture.name}` : lecture.name, room, 3);
    const detail = lecture.detail === "" ? [] : [shortened(lecture.detail, room)];
    return [...name, ...detail].map((text, line) => ({
      ...lecture,
      text,
      at: lecture.slot + (4 + LINE * (line + 0.5)) / CELL,
      isDetail: line >= name.length,
    }));
  });
  return {
    width,
    height: slots.length * CELL + HEAD + 4,
    ...{ marginLeft, marginRight: 4, marginTop: HEAD, marginBottom: 4 },
    x: { type: "linear", domain: [0, days.length], axis: null },
    y: { type: "linear", domain: [slots.length, 0], axis: null },
    marks: [
      Plot.ruleX(bounds(days.length), { stroke: "var(--theme-foreground-faintest)" }),
      Plot.ruleY(bounds(slots.length), { stroke: "var(--theme-foreground-faintest)" }),
      ...lectureMarks(placed, { y1: ({ slot }) => slot, y2: ({ slot }) => slot + 1 }),
      Plot.text(days, {
        x: (_: string, i: number) => i + 0.5,
        frameAnchor: "top",
        dy: -12,
        text: (day: string) => day,
        fontWeight: 600,
        fill: "var(--theme-foreground)",
      }),
      Plot.text(slots, {
        y: (_: string, i: number) => i + 11 / CELL,
        frameAnchor: "left",
        dx: -6,
        textAnchor: "end",
        text: (slot: string) => slot,
        fill: "var(--theme-foreground-muted)",
      }),
      ...[false, true].map((isDetail) =>
        Plot.text(
          texts.filter((each) => each.isDetail === isDetail),
          {
            x: "x1",
            y: "at",
            dx: 7,
            text: "text",
            textAnchor: "start",
            pointerEvents: "none",
            fill: isDetail ? "var(--theme-foreground-muted)" : "var(--theme-foreground)",
          },
        ),
      ),
    ],
  };
}

const ROW = 38;

function weekList(lectures: readonly GridLecture[], { width, days, slots }: GridOptions): PlotOptions {
  const marginLeft = Math.max(24, ...slots.map(textWidth)) + 10;
  let top = 0;
  const headings: { readonly day: string; readonly at: number }[] = [];
  const rows = days.flatMap((day, at) => {
    const ofDay = lectures.filter((lecture) => lecture.day === at).sort((a, b) => a.slot - b.slot);
    if (ofDay.length === 0) return [];
    headings.push({ day, at: top });
    top += HEAD;
    return ofDay.map((lecture) => {
      top += ROW;
      return { ...lecture, x1: 0, x2: 1, top: top - ROW };
    });
  });
  const room = width - marginLeft - 22;
  const text = (of: (row: (typeof rows)[number]) => string, dy: number, fill: string) =>
    Plot.text(rows, {
      x: 0,
      y: "top",
      dx: 8,
      dy,
      text: (row: (typeof rows)[number]) => shortened(of(row), room),
      textAnchor: "start",
      pointerEvents: "none",
      fill,
    });
  return {
    width,
    height: Math.max(top, ROW) + 8,
    ...{ marginLeft, marginRight: 4, marginTop: 4, marginBottom: 4 },
    x: { type: "linear", domain: [0, 1], axis: null },
    y: { type: "linear", domain: [Math.max(top, ROW), 0], axis: null },
    marks: [
      ...lectureMarks(rows, { y1: ({ top: at }) => at, y2: ({ top: at }) => at + ROW }),
      Plot.text(headings, {
        frameAnchor: "left",
        dx: -marginLeft + 2,
        y: "at",
        dy: 13,
        text: "day",
        textAnchor: "start",
        fontWeight: 600,
        fill: "var(--theme-foreground)",
      }),
      Plot.text(rows, {
        frameAnchor: "left",
        dx: -6,
        y: "top",
        dy: 11,
        text: ({ slot }: GridLecture) => slots[slot] ?? "",
        textAnchor: "end",
        fill: "var(--theme-foreground-muted)",
      }),
      text(({ sign, name }) => (sign ? `${sign}\u00a0${name}` : name), 11, "var(--theme-foreground)"),
      text(({ detail }) => detail, 26, "var(--theme-foreground-muted)"),
    ],
  };
}

/** Boxes: plain ones, and those with a sign in a dashed outline. */
function lectureMarks<Lecture extends Placed>(
  lectures: readonly Lecture[],
  across: { readonly y1: (lecture: Lecture) => number; readonly y2: (lecture: Lecture) => number },
): Plot.Markish[] {
  const box = { x1: "x1", x2: "x2", ...across, inset: 1.5 } as const;
  const [signed, plain] = [lectures.filter(({ sign }) => sign), lectures.filter(({ sign }) => !sign)];
  return [
    Plot.rect(plain, {
      ...box,
      fill: "var(--theme-background-alt)",
      stroke: "var(--theme-foreground-fainter)",
      ...keyed(plain, ({ key }) => key),
    }),
    Plot.rect(signed, {
      ...box,
      fill: "var(--theme-foreground-focus)",
      fillOpacity: 0.12,
      stroke: "var(--theme-foreground-focus)",
      strokeWidth: 1.8,
      strokeDasharray: "5,3",
      ...keyed(signed, ({ key }) => key),
    }),
  ];
}

/** Lectures of one period side by side in its cell. */
function besides(lectures: readonly GridLecture[]): Placed[] {
  const cells = Map.groupBy(lectures, ({ day, slot }) => `${day} ${slot}`);
  return [...cells.values()].flatMap((sharing) =>
    sharing.map((lecture, i) => ({
      ...lecture,
      x1: lecture.day + i / sharing.length,
      x2: lecture.day + (i + 1) / sharing.length,
    })),
  );
}
