/** The least power that was seen: what idling costs, where only the total can be read. */
export class IdleFloor {
  #watts: number;
  readonly #guess: number;

  /** With what was seen before, and what it is at most, by a model, where little was. [W] */
  constructor(watts = Number.POSITIVE_INFINITY, guess = Number.POSITIVE_INFINITY) {
    this.#watts = watts;
    this.#guess = guess;
  }

  /** Takes note of a mean power over some seconds; short ones say little, as counters move in steps. */
  note(watts: number, seconds: number): void {
    if (seconds >= LEAST_SECONDS && watts >= 0) this.#watts = Math.min(this.#watts, watts);
  }

  /** The least so far, and at most what is asked about now. [W] */
  below(watts: number): number {
    return Math.min(this.#watts, this.#guess, watts);
  }

  /** Undefined before anything was seen. [W] */
  get watts(): number | undefined {
    return Number.isFinite(this.#watts) ? this.#watts : undefined;
  }
}

const LEAST_SECONDS = 0.4;
