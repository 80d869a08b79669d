import { type DayHours, hoursAround } from "#lib/core/day-hours.ts";

/** Hours of the site's zone in which a channel says nothing but what is severe. */
export interface QuietHours extends DayHours {
  /** Whether holidays are quiet all day, too. */
  readonly holidays?: boolean;
}

/** Where a site is in time. */
export interface SiteDays {
  readonly zone: string;
  /** Whether a date, as 2026-12-25, is a holiday. */
  readonly isHoliday: (date: string) => boolean;
}

/** Severity that is heard at any hour. */
export const ALWAYS_HEARD = 800;

const WHOLE_DAY: DayHours = { from: "00:00", to: "00:00" };

/**
 * When the quiet hours end that an instant is in; a holiday and the night before it are one.
 *
 * @param quiet The hours.
 * @param instant Instant since 1970. [ms]
 * @param site The site's zone and holidays.
 * @returns Their end, or null if it is in none. [ms]
 */
export function quietUntil(quiet: QuietHours, instant: number, site: SiteDays): number | null {
  let end: number | null = null;
  for (;;) {
    const at: number = end ?? instant;
    const ends = spansAt(quiet, at, site).map((span) => span.end);
    if (ends.length === 0) return end;
    end = Math.max(...ends);
  }
}

function spansAt(quiet: QuietHours, at: number, { zone, isHoliday }: SiteDays) {
  const holidays = quiet.holidays ? hoursAround(WHOLE_DAY, at, zone, 1, 0).filter(({ date }) => isHoliday(date)) : [];
  return [...hoursAround(quiet, at, zone, 1, 0), ...holidays].filter(({ begin, end }) => begin <= at && at < end);
}
