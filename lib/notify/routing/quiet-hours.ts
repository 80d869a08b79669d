import { instantOf, wallTime } from "#lib/core/zone.ts";

/** Hours of the site's zone in which a channel says nothing but what is severe. */
export interface QuietHours {
  /** `HH:MM` on the wall; where `to` is no later, they end the day after. */
  readonly from: string;
  readonly to: string;
  /** Days on which they begin, 1 Monday to 7 Sunday; all without it. */
  readonly days?: readonly number[];
}

/** Severity that is heard at any hour. */
export const ALWAYS_HEARD = 800;

/**
 * When the quiet hours end that an instant is in. They are hours of the wall: on the day that clocks go forward they are
 * shorter, on the day they go back longer.
 *
 * @param quiet The hours.
 * @param instant Instant since 1970. [ms]
 * @param zone The site's zone.
 * @returns Their end, or null if it is in none. [ms]
 */
export function quietUntil(quiet: QuietHours, instant: number, zone: string): number | null {
  const { year, month, day } = wallTime(instant, zone);
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  const ends: number[] = [];
  for (const back of [-1, 0]) {
    const begins = day + back;
    if (quiet.days && !quiet.days.includes(isoWeekday(year, month, begins))) continue;
    const at = (days: number, minutes: number) =>
      instantOf(
        { year, month, day: begins + days, hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0 },
        zone,
      );
    const end = at(to <= from ? 1 : 0, to);
    if (at(0, from) <= instant && instant < end) ends.push(end);
  }
  return ends.length > 0 ? Math.max(...ends) : null;
}

function minutesOf(time: string): number {
  const [hours, minutes] = time.split(":").map(Number);
  return (hours ?? Number.NaN) * 60 + (minutes ?? Number.NaN);
}

function isoWeekday(year: number, month: number, day: number): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() || 7;
}
