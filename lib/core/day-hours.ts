import { instantOf, wallTime } from "./zone.ts";

/** Hours of days on the wall, as 22:00 to 07:00: where `to` is no later than `from`, they end the day after. */
export interface DayHours {
  readonly from: string;
  readonly to: string;
  /** Days on which they begin, 1 Monday to 7 Sunday; all without it. */
  readonly days?: readonly number[];
}

/** The hours of one day. */
export interface HoursOfDay {
  /** Date on which they begin, as 2026-12-25. */
  readonly date: string;
  /** [ms since 1970] */
  readonly begin: number;
  readonly end: number;
}

/**
 * Hours of the days around an instant. They are hours of the wall: on the day that clocks go forward they are shorter, on the day
 * they go back longer.
 *
 * @param hours The hours.
 * @param instant Instant since 1970. [ms]
 * @param zone IANA name of the zone.
 * @param before Days before that of the instant. [days]
 * @param after Days after it. [days]
 * @returns Those of the days on which they begin, in order.
 */
export function hoursAround(
  hours: DayHours,
  instant: number,
  zone: string,
  before: number,
  after: number,
): HoursOfDay[] {
  const { year, month, day } = wallTime(instant, zone);
  const [from, to] = [minutesOf(hours.from), minutesOf(hours.to)];
  const found: HoursOfDay[] = [];
  for (let away = -before; away <= after; away++) {
    const date = new Date(Date.UTC(year, month - 1, day + away));
    if (hours.days && !hours.days.includes(date.getUTCDay() || 7)) continue;
    const at = (days: number, minutes: number) =>
      instantOf(
        { year, month, day: day + away + days, hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0 },
        zone,
      );
    found.push({ date: date.toISOString().slice(0, 10), begin: at(0, from), end: at(to <= from ? 1 : 0, to) });
  }
  return found;
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN);
}
