import { instantOf, utcOffset, wallTime } from "#lib/core/zone.ts";

const HOUR_MS = 3_600_000;

/**
 * Starts of the days of a zone that touch a range. A day has 23 or 25 hours where clocks change.
 *
 * @param from Start of the range. [ms since 1970, UTC]
 * @param to End of the range, exclusive. [ms since 1970, UTC]
 * @param zone IANA name of the zone.
 * @returns Starts of the days, and the end of the last. [ms since 1970, UTC]
 * @throws {RangeError} If there is no such zone or instant.
 */
export function dayStarts(from: number, to: number, zone: string): Float64Array {
  const { year, month, day } = wallTime(from, zone);
  const midnight = (after: number) => instantOf({ year, month, day: day + after, hour: 0, minute: 0, second: 0 }, zone);
  const starts = [midnight(0)];
  for (let after = 1; starts.at(-1)! < to || after === 1; after++) starts.push(midnight(after));
  return Float64Array.from(starts);
}

/**
 * Starts of the hours of a zone's days that touch a range. An hour begins where the clock shows a full one, and where clocks
 * change: so the hour that comes twice is two.
 *
 * @param from Start of the range. [ms since 1970, UTC]
 * @param to End of the range, exclusive. [ms since 1970, UTC]
 * @param zone IANA name of the zone.
 * @returns Starts of the hours of whole days, and the end of the last. [ms since 1970, UTC]
 * @throws {RangeError} If there is no such zone or instant.
 */
export function hourStarts(from: number, to: number, zone: string): Float64Array {
  const days = dayStarts(from, to, zone);
  const starts: number[] = [];
  for (let d = 0; d + 1 < days.length; d++) {
    for (let at = days[d]!; at < days[d + 1]!; at = nextHour(at, days[d + 1]!, zone)) starts.push(at);
  }
  starts.push(days.at(-1)!);
  return Float64Array.from(starts);
}

function nextHour(at: number, end: number, zone: string): number {
  const ahead = utcOffset(at, zone);
  const full = (Math.floor((at + ahead) / HOUR_MS) + 1) * HOUR_MS - ahead;
  if (utcOffset(full - 1, zone) === ahead) return Math.min(full, end);
  // Clocks change before it is full: the hour ends there, to the minute.
  let [same, other] = [at, full - 1];
  while (other - same > 60_000) {
    const middle = Math.round((same + other) / 120_000) * 60_000;
    if (middle <= same || middle >= other) break;
    if (utcOffset(middle, zone) === ahead) same = middle;
    else other = middle;
  }
  return Math.min(Math.ceil(other / 60_000) * 60_000, end);
}
