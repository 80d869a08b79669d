/** Which days are alike. */
export interface WeekCalendar {
  /** IANA name of the zone in which days and quarters are counted. */
  readonly zone: string;
  /** Type of each day of the week, shape [7], Sunday first. */
  readonly week: readonly string[];
  /** Types of days that are otherwise, by date: 2026-12-25. */
  readonly days: Readonly<Record<string, string>>;
}

/**
 * The calendar of working days, Saturdays and Sundays, where holidays are Sundays.
 *
 * @param zone IANA name of the zone.
 * @param holidays Dates of holidays as 2026-12-25.
 * @returns The calendar, of the types `workday`, `saturday` and `sunday`.
 */
export function workingWeek(zone: string, holidays: readonly string[] = []): WeekCalendar {
  const week = ["sunday", "workday", "workday", "workday", "workday", "workday", "saturday"];
  return { zone, week, days: Object.fromEntries(holidays.map((date) => [date, "sunday"])) };
}

/**
 * The calendar of weeks in which each day is its own, as timetables make them, where holidays are Sundays.
 *
 * @param zone IANA name of the zone.
 * @param holidays Dates of holidays as 2026-12-25.
 * @returns The calendar, of the types `sunday` to `saturday`.
 */
export function timetableWeek(zone: string, holidays: readonly string[] = []): WeekCalendar {
  const week = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];
  return { zone, week, days: Object.fromEntries(holidays.map((date) => [date, "sunday"])) };
}
