import { instantOf, wallTime } from "#lib/core/zone.ts";

/** A time range as a URL states it: from one time to another, or a duration up to the end of the data. */
export type TimeRange = { readonly from: string; readonly to: string } | { readonly last: string };

/** A range as instants, half-open: ISO texts in UTC. */
export interface AbsoluteRange {
  readonly from: string;
  readonly to: string;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;
const DURATION =
  /^P(?!$)(?:(\d{1,3})Y)?(?:(\d{1,4})M)?(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?!$)(?:(\d{1,5})H)?(?:(\d{1,6})M)?)?$/;

/** Reads `2024-01-01/2024-02-01` (dates of the site's zone or instants, the end out) or `P7D`; undefined where it is neither. */
export function parseTimeRange(text: string): TimeRange | undefined {
  if (DURATION.test(text)) return { last: text };
  const [from = "", to = "", ...more] = text.split("/");
  return more.length === 0 && isTime(from) && isTime(to) ? { from, to } : undefined;
}

export function timeRangeText(range: TimeRange): string {
  return "last" in range ? range.last : `${range.from}/${range.to}`;
}

/** The instants of a range; durations end where the data ends. Undefined where nothing lies inside. */
export function absoluteRange(range: TimeRange, dataEnd: string, zone: string): AbsoluteRange | undefined {
  const end = Date.parse(dataEnd);
  const [from, to] =
    "last" in range ? [before(end, range.last, zone), end] : [instant(range.from, zone), instant(range.to, zone)];
  if (!(from < to)) return undefined;
  return { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

/** The days of the zone that a range touches, the last one out. */
export function daysOf({ from, to }: AbsoluteRange, zone: string): { readonly from: string; readonly to: string } {
  const end = wallTime(Date.parse(to), zone);
  const isMidnight = end.hour === 0 && end.minute === 0 && end.second === 0 && Date.parse(to) % 1000 === 0;
  return { from: dateText(wallTime(Date.parse(from), zone)), to: dateText(end, isMidnight ? 0 : 1) };
}

function dateText({ year, month, day }: { year: number; month: number; day: number }, later = 0): string {
  return new Date(Date.UTC(year, month - 1, day + later)).toISOString().slice(0, 10);
}

function isTime(text: string): boolean {
  if (INSTANT.test(text)) return !Number.isNaN(Date.parse(text));
  const time = DATE.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function instant(text: string, zone: string): number {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (year === undefined) return Date.parse(text);
  return instantOf({ year: Number(year), month: Number(month), day: Number(day), hour: 0, minute: 0, second: 0 }, zone);
}

/** Years to days are counted on the zone's calendar, hours and minutes on the clock of physics. */
function before(end: number, duration: string, zone: string): number {
  const [years, months, weeks, days, hours, minutes] = (DURATION.exec(duration) ?? [])
    .slice(1)
    .map((part) => Number(part ?? 0)) as [number, number, number, number, number, number];
  const wall = wallTime(end, zone);
  const length = new Date(Date.UTC(wall.year - years, wall.month - months, 0)).getUTCDate();
  const day = Math.min(wall.day, years + months > 0 ? length : wall.day) - 7 * weeks - days;
  const start = instantOf({ ...wall, year: wall.year - years, month: wall.month - months, day }, zone);
  return start - hours * 3_600_000 - minutes * 60_000;
}
