import { wallTime } from "#lib/core/zone.ts";
import type { TimelinePoint } from "#lib/live/timeline.ts";
import { type TypicalWeek, typicalAt } from "#lib/live/typical.ts";
import { type TimeTick, timeTicks } from "#lib/plot/time-axis.ts";

/** What the line is drawn from. */
export interface LineSheet {
  readonly points: readonly TimelinePoint[];
  readonly week: TypicalWeek;
  readonly from: number;
  readonly to: number;
  readonly zone: string;
  readonly language: string;
  readonly width: number;
  readonly height: number;
}

/** The line, its band and its axes, in pixels. */
export interface LineShape {
  readonly line: string;
  readonly band: string;
  readonly end: { readonly x: number; readonly y: number } | null;
  readonly gaps: readonly number[];
  readonly xTicks: readonly { readonly x: number; readonly text: string }[];
  readonly yTicks: readonly { readonly y: number; readonly kw: number }[];
  readonly bandLabel: { readonly x: number; readonly y: number } | null;
  readonly low: number | null;
  readonly high: number | null;
}

export const MARGIN = { left: 44, right: 14, top: 26, bottom: 26 } as const;

const HOUR_MS = 3_600_000;
const TICK_ROOM = 70;
const GAP_ROOM = 56;

export function lineShape(sheet: LineSheet): LineShape {
  const { points, week, from, to, zone, language, width, height } = sheet;
  const inner = width - MARGIN.left - MARGIN.right;
  const shown = withinSpan(points, from, to);
  const usual = usualBand(week, from, to, zone);
  const known = shown.flatMap(({ kw }) => (kw === null ? [] : [kw]));
  const values = [...known, ...usual.flatMap(({ p10, p90 }) => [p10, p90])];
  const { bottom, top, ticks } = niceSpan(values);
  const x = (at: number) => round(MARGIN.left + ((at - from) / (to - from)) * inner);
  const y = (kw: number) =>
    round(MARGIN.top + (1 - (kw - bottom) / (top - bottom)) * (height - MARGIN.top - MARGIN.bottom));
  const last = shown.at(-1);
  const gaps: number[] = [];
  shown.forEach(({ at, kw }, i) => {
    const next = shown[i + 1];
    if (kw === null && next && x(next.at) - x(at) >= GAP_ROOM) gaps.push((x(at) + x(next.at)) / 2);
  });
  const times: TimeTick[] = timeTicks(from, to, zone, language, Math.max(2, Math.floor(inner / TICK_ROOM)));
  const labelled = usual[Math.min(usual.length - 1, Math.round(usual.length / 10))];
  return {
    line: shown
      .map(({ at, kw }, i) =>
        kw === null
          ? ""
          : `${shown[i - 1]?.kw === undefined || shown[i - 1]?.kw === null ? "M" : "L"}${x(at)},${y(kw)}`,
      )
      .join(""),
    band: bandPath(usual, x, y),
    end: last && last.kw !== null ? { x: x(last.at), y: y(last.kw) } : null,
    gaps,
    xTicks: times
      .map(({ at, text }) => ({ x: x(at.getTime()), text: isMidnight(at, zone) ? text : clock(at.getTime(), zone) }))
      .filter(({ x: at }) => at >= MARGIN.left + 6 && at <= width - 24),
    yTicks: ticks.map((kw) => ({ kw, y: y(kw) })),
    bandLabel: labelled ? { x: x(labelled.at), y: y(labelled.p90) - 6 } : null,
    low: known.length > 0 ? Math.min(...known) : null,
    high: known.length > 0 ? Math.max(...known) : null,
  };
}

/** The points of a span; where the line comes in from before it, the point on its edge as well. */
function withinSpan(points: readonly TimelinePoint[], from: number, to: number): TimelinePoint[] {
  const inside = points.filter(({ at }) => at >= from && at <= to);
  const before = points.findLast(({ at }) => at < from);
  const [first] = inside;
  if (!before || before.kw === null || !first || first.kw === null) return inside;
  const share = (from - before.at) / (first.at - before.at);
  return [{ at: from, kw: before.kw + share * (first.kw - before.kw) }, ...inside];
}

function clock(at: number, zone: string): string {
  const { hour, minute } = wallTime(at, zone);
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

function isMidnight(at: Date, zone: string): boolean {
  return clock(at.getTime(), zone) === "00:00";
}

interface Usual {
  readonly at: number;
  readonly p10: number;
  readonly p90: number;
}

/** What is usual, in the middle of each hour, and straight between; hours that are not known are left out. */
function usualBand(week: TypicalWeek, from: number, to: number, zone: string): Usual[] {
  const middles: Usual[] = [];
  for (let at = Math.floor(from / HOUR_MS) * HOUR_MS - HOUR_MS / 2; at <= to + HOUR_MS; at += HOUR_MS) {
    const typical = typicalAt(week, at, zone);
    if (typical) middles.push({ at, p10: typical.p10, p90: typical.p90 });
  }
  const along = (at: number): Usual | undefined => {
    const next = middles.findIndex((middle) => middle.at >= at);
    const [a, b] = [middles[next - 1], middles[next]];
    if (!a || !b || b.at - a.at > HOUR_MS) return undefined;
    const share = (at - a.at) / (b.at - a.at);
    return { at, p10: a.p10 + share * (b.p10 - a.p10), p90: a.p90 + share * (b.p90 - a.p90) };
  };
  const inside = middles.filter(({ at }) => at > from && at < to);
  return [along(from), ...inside, along(to)].filter((each) => each !== undefined);
}

function bandPath(usual: readonly Usual[], x: (at: number) => number, y: (kw: number) => number): string {
  if (usual.length < 2) return "";
  const top = usual.map(({ at, p90 }) => `${x(at)},${y(p90)}`);
  const bottom = usual.map(({ at, p10 }) => `${x(at)},${y(p10)}`).reverse();
  return `M${[...top, ...bottom].join("L")}Z`;
}

/** A span of round numbers that holds all values with a little room, and three to five ticks in it. */
function niceSpan(values: readonly number[]): { bottom: number; top: number; ticks: number[] } {
  const low = values.length > 0 ? Math.min(...values) : 0;
  const high = values.length > 0 ? Math.max(...values) : 1;
  const room = Math.max((high - low) * 0.12, high * 0.01, 0.5);
  const step = niceStep((high - low + 2 * room) / 3.5);
  const bottom = Math.max(0, Math.floor((low - room) / step) * step);
  const top = Math.ceil((high + room) / step) * step;
  const ticks = Array.from({ length: Math.round((top - bottom) / step) + 1 }, (_, i) => bottom + i * step);
  return { bottom, top, ticks };
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough));
  return ([1, 2, 5, 10].find((step) => step * power >= rough) ?? 10) * power;
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
