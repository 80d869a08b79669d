/** Zone in which days, months and tariff periods are counted where nothing else is said. */
export const DEFAULT_ZONE = "Asia/Seoul";

/** What a clock on a wall shows. */
export interface WallTime {
  readonly year: number;
  /** 1 is January. */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US-u-ca-gregory", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  return format;
}

/**
 * What the clocks of a zone show at an instant.
 *
 * @param instant Instant since 1970. [ms]
 * @param zone IANA name of the zone.
 * @returns Date and time of day there.
 * @throws {RangeError} If there is no such zone or instant.
 */
export function wallTime(instant: number, zone: string): WallTime {
  const parts: Record<string, number> = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) parts[type] = Number(value);
  const { year, month, day, hour, minute, second } = parts as unknown as WallTime;
  return { year, month, day, hour, minute, second };
}

/**
 * The instant at which the clocks of a zone show a time. A time that comes twice is the first of the two; one that is
 * skipped when clocks go forward is as much later as they go.
 *
 * @param wall Date and time of day; fields beyond their range carry over: day 0 is the last of the month before.
 * @param zone IANA name of the zone.
 * @returns Instant since 1970. [ms]
 * @throws {RangeError} If there is no such zone.
 */
export function instantOf(wall: WallTime, zone: string): number {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const candidates = [-DAY_MS, DAY_MS].map((away) => asUtc - utcOffset(asUtc + away, zone));
  const exact = candidates.filter((instant) => instant + utcOffset(instant, zone) === asUtc);
  return exact.length > 0 ? Math.min(...exact) : asUtc - utcOffset(asUtc - DAY_MS, zone);
}

const DAY_MS = 86_400_000;

/**
 * How far the clocks of a zone are ahead of UTC.
 *
 * @param instant Instant since 1970. [ms]
 * @param zone IANA name of the zone.
 * @returns The difference, negative where they are behind. [ms]
 * @throws {RangeError} If there is no such zone or instant.
 */
export function utcOffset(instant: number, zone: string): number {
  const { year, month, day, hour, minute, second } = wallTime(instant, zone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant / 1000) * 1000;
}
