import { utcOffset } from "#lib/core/zone.ts";

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/** The clock of a zone for many instants in a row: it asks for the offset once a day where that does not change. */
export class LocalClock {
  /** Days since 1970, as the zone counts them, of the instant last told. */
  day = Number.NaN;
  /** Quarters of an hour since midnight on its clocks, 0 to 95. */
  quarter = Number.NaN;
  readonly #zone: string;
  #from = 0;
  #to = 0;
  #offset = 0;

  constructor(zone: string) {
    this.#zone = zone;
  }

  /** Sets day and quarter to those of an instant. [ms since 1970, UTC] */
  tell(at: number): void {
    if (!(at >= this.#from && at < this.#to)) this.#look(at);
    const local = at + this.#offset;
    this.day = Math.floor(local / DAY_MS);
    this.quarter = Math.floor((local - this.day * DAY_MS) / QUARTER_MS);
  }

  /** Day of the week, Sunday is 0. */
  get weekday(): number {
    return (((this.day + 4) % 7) + 7) % 7;
  }

  /** Clocks change at most once within a day, and at a quarter of an hour. */
  #look(at: number): void {
    const day = Math.floor(at / DAY_MS) * DAY_MS;
    const whole = utcOffset(day, this.#zone) === utcOffset(day + DAY_MS, this.#zone);
    const length = whole ? DAY_MS : QUARTER_MS;
    this.#from = Math.floor(at / length) * length;
    this.#to = this.#from + length;
    this.#offset = utcOffset(at, this.#zone);
  }
}

/**
 * The date of a day.
 *
 * @param day Days since 1970. [days]
 * @returns Its date as 2026-12-25.
 */
export function dateOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
