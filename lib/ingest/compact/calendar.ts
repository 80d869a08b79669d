import { instantOf, wallTime } from "#lib/core/zone.ts";
import { hourStarts } from "#lib/metering/zone-intervals.ts";

/** A stretch of time by its name on the clocks of a site, half-open. [ms since 1970, UTC] */
export interface Span {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** Hours (`2026-11-27T14`), days and months on the clocks of a zone: partitions are named so. An hour that comes twice is one. */
export interface Calendar {
  hour(instant: number): Span;
  day(instant: number): Span;
  month(instant: number): Span;
  /** The span that a label begins with; null where it begins with none. */
  spanOf(label: string): Span | null;
}

/** The calendar of a zone; it remembers what it has worked out. */
export function calendarOf(zone: string): Calendar {
  const spans = new Map<string, Span>();
  const days = new Map<number, Span>();
  const hours = new Map<string, readonly Span[]>();
  const span = (label: string, year: number, month: number, day: number, toMonth: number, toDay: number): Span => {
    const known = spans.get(label);
    if (known) return known;
    const at = (m: number, d: number) => instantOf({ year, month: m, day: d, hour: 0, minute: 0, second: 0 }, zone);
    const made = { label, from: at(month, day), to: at(toMonth, toDay) };
    spans.set(label, made);
    return made;
  };
  const dayOf = (year: number, month: number, day: number) =>
    span(`${year}-${two(month)}-${two(day)}`, year, month, day, month, day + 1);
  const monthOf = (year: number, month: number) => span(`${year}-${two(month)}`, year, month, 1, month + 1, 1);
  const day = (instant: number): Span => {
    const quarter = Math.floor(instant / 900_000);
    let found = days.get(quarter);
    if (!found) {
      const wall = wallTime(instant, zone);
      found = dayOf(wall.year, wall.month, wall.day);
      days.set(quarter, found);
    }
    return found;
  };
  const hoursOf = (of: Span): readonly Span[] => {
    let found = hours.get(of.label);
    if (!found) {
      found = spansOfHours(of, zone);
      hours.set(of.label, found);
    }
    return found;
  };
  return {
    day,
    hour: (instant) => hoursOf(day(instant)).find(({ to }) => instant < to)!,
    month: (instant) => monthOf(...numbersOf(day(instant).label)),
    spanOf: (label) => {
      const [text = "", year, month, of, hour] = /^(\d{4})-(\d\d)(?:-(\d\d)(T\d\d)?)?(?![\dT-])/.exec(label) ?? [];
      if (text === "") return null;
      if (of === undefined) return monthOf(Number(year), Number(month));
      const whole = dayOf(Number(year), Number(month), Number(of));
      return hour === undefined ? whole : (hoursOf(whole).find((each) => each.label === text) ?? null);
    },
  };
}

function spansOfHours({ label, from, to }: Span, zone: string): readonly Span[] {
  const starts = hourStarts(from, to, zone);
  const spans: Span[] = [];
  for (let i = 0; i + 1 < starts.length; i++) {
    const hour = `${label}T${two(wallTime(starts[i]!, zone).hour)}`;
    const last = spans.at(-1);
    if (last?.label === hour) spans[spans.length - 1] = { ...last, to: starts[i + 1]! };
    else spans.push({ label: hour, from: starts[i]!, to: starts[i + 1]! });
  }
  return spans;
}

function numbersOf(day: string): [year: number, month: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
