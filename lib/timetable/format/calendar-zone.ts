import { utcOffset } from "#lib/core/zone.ts";

/** A component of a calendar in jCal, RFC 7265: its name, properties and parts. */
export type JCal = [name: string, properties: JCalProperty[], parts: JCal[]];

/** A property in jCal: its name, parameters, type and values. */
export type JCalProperty = [
  name: string,
  parameters: Readonly<Record<string, string>>,
  type: string,
  ...values: (string | Readonly<Record<string, string>>)[],
];

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/**
 * The rules of a zone's clocks over a while, for calendars that do not know the zone by its name.
 *
 * @param zone IANA name of the zone.
 * @param from Start of the while, since 1970. [ms]
 * @param to Its end. [ms]
 * @returns A `vtimezone` with what holds at the start, and each change until the end.
 * @throws {RangeError} If there is no such zone.
 */
export function calendarZone(zone: string, from: number, to: number): JCal {
  const standard = standardOffset(zone, from);
  const before = utcOffset(from, zone);
  const parts = [observance(standard, before, before, "1970-01-01T00:00:00")];
  for (let at = from; at < to; at += DAY_MS) {
    const was = utcOffset(at, zone);
    const is = utcOffset(at + DAY_MS, zone);
    // A change is told by the clocks that it ends.
    if (was !== is) parts.push(observance(standard, was, is, wallText(changeWithin(zone, at, was) + was)));
  }
  return ["vtimezone", [["tzid", {}, "text", zone]], parts];
}

/**
 * A date and time of day as jCal writes it.
 *
 * @param asUtc The clocks' time, as if it were UTC, since 1970. [ms]
 * @returns Such as `2026-03-02T09:00:00`.
 */
export function wallText(asUtc: number): string {
  return new Date(asUtc).toISOString().slice(0, 19);
}

function observance(standard: number, was: number, is: number, start: string): JCal {
  return [
    is > standard ? "daylight" : "standard",
    [
      ["dtstart", {}, "date-time", start],
      ["tzoffsetfrom", {}, "utc-offset", offsetText(was)],
      ["tzoffsetto", {}, "utc-offset", offsetText(is)],
    ],
    [],
  ];
}

/** The lower of the offsets of the year before: clocks go forward in summer. */
function standardOffset(zone: string, from: number): number {
  return Math.min(...[0, 91, 182, 273].map((days) => utcOffset(from - days * DAY_MS, zone)));
}

/** The minute in which clocks change within a day. */
function changeWithin(zone: string, start: number, was: number): number {
  let low = start;
  let high = start + DAY_MS;
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (utcOffset(middle, zone) === was) low = middle;
    else high = middle;
  }
  return high;
}

function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / MINUTE_MS);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
