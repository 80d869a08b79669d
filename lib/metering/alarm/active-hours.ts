import { type DayHours, hoursAround } from "#lib/core/day-hours.ts";

/** When a rule is in force: hours of days in the site's zone, and whether those of holidays count. */
export interface ActiveHours extends DayHours {
  readonly holidays: boolean;
}

/** Days ahead in which a change is looked for: it is near as a rule. */
const AHEAD = [2, 8] as const;
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Tells whether a rule is in force, quickly where many ask of the same hours. */
export class HoursClock {
  readonly #hours: ActiveHours;
  readonly #zone: string;
  readonly #isHoliday: (date: string) => boolean;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;
  #isActive = false;

  constructor(hours: ActiveHours, zone: string, isHoliday: (date: string) => boolean) {
    this.#hours = hours;
    this.#zone = zone;
    this.#isHoliday = isHoliday;
  }

  /** Whether the rule is in force at an instant. [ms since 1970, UTC] */
  isActive(at: number): boolean {
    this.#look(at);
    return this.#isActive;
  }

  /** The next instant after this one at which that may change. [ms since 1970, UTC] */
  nextChange(at: number): number {
    this.#look(at);
    return this.#to;
  }

  #look(at: number): void {
    if (at >= this.#from && at < this.#to) return;
    for (const ahead of AHEAD) {
      const spans = hoursAround(this.#hours, at, this.#zone, 1, ahead).filter(
        ({ date }) => this.#hours.holidays || !this.#isHoliday(date),
      );
      const later = spans.flatMap(({ begin, end }) => [begin, end]).filter((time) => time > at);
      this.#isActive = spans.some(({ begin, end }) => begin <= at && at < end);
      this.#from = at;
      // Where none is near, it is looked again then.
      this.#to = Math.min(...later, at + ahead * DAY_MS - HOUR_MS);
      if (later.length > 0) return;
    }
  }
}
