import { dateOf, LocalClock } from "./local-clock.ts";
import type { WeekCalendar } from "./week-calendar.ts";

/** Types of days and quarters of an hour of a calendar, for many instants in a row. */
export class DayClock {
  /** Type of the day of the instant last told. */
  type = "";
  /** Quarters of an hour since midnight on its clocks, 0 to 95. */
  quarter = Number.NaN;
  /** Days since 1970, as the zone counts them. */
  day = Number.NaN;
  readonly #clock: LocalClock;
  readonly #calendar: WeekCalendar;

  constructor(calendar: WeekCalendar) {
    this.#clock = new LocalClock(calendar.zone);
    this.#calendar = calendar;
  }

  /** Sets day, type and quarter to those of an instant. [ms since 1970, UTC] */
  tell(at: number): void {
    const clock = this.#clock;
    clock.tell(at);
    this.quarter = clock.quarter;
    if (clock.day === this.day) return;
    this.day = clock.day;
    this.type = this.#calendar.days[dateOf(clock.day)] ?? this.#calendar.week[clock.weekday] ?? "";
  }
}
