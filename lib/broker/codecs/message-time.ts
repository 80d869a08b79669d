import { instantOf, wallTime } from "#lib/core/zone.ts";
import { shown } from "./payload-text.ts";
import { Rejection } from "./rejection.ts";

const EARLIEST_MS = Date.UTC(2000, 0, 1);
/** How far a device's clock may be ahead of ours. */
const AHEAD_MS = 300_000;

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(?:(Z|z)|([+-])(\d{2}):?(\d{2})?)?$/;

/**
 * The time that a device says: ISO 8601 with or without an offset, or milliseconds since 1970.
 *
 * @param value What the message holds.
 * @param received When it was received, which decides between two equal times of a zone's clocks. [ms since 1970, UTC]
 * @param zone Zone of times without an offset.
 * @returns The time. [ms since 1970, UTC]
 * @throws {Rejection} If it is no time.
 */
export function messageTime(value: unknown, received: number, zone: string): number {
  if (typeof value === "number" && Number.isSafeInteger(value)) return value;
  const time = typeof value === "string" ? isoTime(value, received, zone) : undefined;
  if (time !== undefined) return time;
  throw new Rejection(
    "bad_time",
    `Cannot use the time as it must be ISO 8601, such as 2026-01-31T09:00:00+09:00, or milliseconds since 1970: current value is ${shown(value)}`,
  );
}

/** The same time, if a device's clock can be believed. */
export function believedTime(time: number, received: number): number {
  if (time < EARLIEST_MS) {
    throw new Rejection(
      "clock_early",
      `Cannot believe ${isoText(time)} as it is before 2000: set the device's clock before it measures`,
    );
  }
  if (time > received + AHEAD_MS) {
    throw new Rejection(
      "clock_ahead",
      `Cannot believe ${isoText(time)} as it was received at ${isoText(received)}: set the device's clock, and its zone`,
    );
  }
  return time;
}

function isoText(time: number): string {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString() : `${time} ms`;
}

function isoTime(text: string, received: number, zone: string): number | undefined {
  const match = text.length <= 40 ? ISO.exec(text) : null;
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const midnight = Date.UTC(year, month - 1, day);
  const date = new Date(midnight);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || date.getUTCFullYear() !== year) return undefined;
  // A leap second is the first of the next minute.
  if (hour > 23 || minute > 59 || second > (minute === 59 ? 60 : 59)) return undefined;
  const [, , , , , , , fraction = "", utc, sign, offsetHours, offsetMinutes = "0"] = match;
  const withinMinute = second * 1000 + Number(fraction.slice(0, 3).padEnd(3, "0"));
  const minutes = hour * 60 + minute;
  if (utc) return midnight + minutes * 60_000 + withinMinute;
  if (!sign) return localMinute(midnight + minutes * 60_000, received, zone) + withinMinute;
  const offset = Number(offsetHours) * 60 + Number(offsetMinutes);
  if (offset > 18 * 60 || Number(offsetMinutes) > 59) return undefined;
  return midnight + (minutes + (sign === "-" ? offset : -offset)) * 60_000 + withinMinute;
}

interface LocalMinute {
  readonly first: number;
  /** The same minute once more, where clocks go back. */
  readonly second: number | undefined;
}

/** Readings come in the order of time, more or less, and zones are slow to ask. */
const known = new Map<string, LocalMinute>();
const KNOWN_AT_MOST = 4096;
const REPEATS_AFTER_MS = [3_600_000, 1_800_000];

/** The instant at which a zone's clocks show a minute, given as if it were UTC: of two such instants the later, if it can have been. */
function localMinute(asUtc: number, received: number, zone: string): number {
  const key = `${asUtc} ${zone}`;
  let minute = known.get(key);
  if (!minute) {
    if (known.size >= KNOWN_AT_MOST) known.clear();
    minute = minuteOf(asUtc, zone);
    known.set(key, minute);
  }
  const { first, second } = minute;
  return second !== undefined && second <= received + AHEAD_MS ? second : first;
}

function minuteOf(asUtc: number, zone: string): LocalMinute {
  const date = new Date(asUtc);
  const wall = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: 0,
  };
  const first = instantOf(wall, zone);
  const again = REPEATS_AFTER_MS.map((after) => first + after).find((instant) => {
    const shown = wallTime(instant, zone);
    return shown.hour === wall.hour && shown.minute === wall.minute && shown.day === wall.day;
  });
  return { first, second: again };
}
