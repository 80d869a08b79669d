import { dateOf, LocalClock } from "./local-clock.ts";
import type { WeeklyRise } from "./thermometer-model.ts";

/** Hours of the week in a zone, Sunday 0:00 first, where holidays are Sundays. */
export class WeekClock {
  readonly #clock: LocalClock;
  readonly #holidays: ReadonlySet<string>;
  readonly #riseK: Float64Array;
  #day = Number.NaN;
  #first = 0;

  constructor({ zone, holidays, riseK }: WeeklyRise) {
    this.#clock = new LocalClock(zone);
    this.#holidays = new Set(holidays);
    this.#riseK = Float64Array.from(riseK);
  }

  /** Hour of the week at an instant, 0 to 167. */
  hourAt(at: number): number {
    const clock = this.#clock;
    clock.tell(at);
    if (clock.day !== this.#day) {
      this.#day = clock.day;
      this.#first = this.#holidays.has(dateOf(clock.day)) ? 0 : 24 * clock.weekday;
    }
    return this.#first + (clock.quarter >> 2);
  }

  /** Rise at an instant. [K] */
  riseAt(at: number): number {
    return this.#riseK[this.hourAt(at)]!;
  }
}
