/** What recent values remember, as JSON. */
export interface SavedValues {
  readonly ts: readonly number[];
  readonly value: readonly number[];
}

/** Of values that come closer together some are left out. [ms] */
const SPACING_MS = 240_000;
/** Two days of them: a sensor that was a day without network is judged by what held then. */
const MOST = 720;

/** The values of a point over the last two days, at some minutes' distance: what held at a time that has passed. */
export class RecentValues {
  #ts: number[] = [];
  #value: number[] = [];

  /** Takes a value; of times that do not go back. */
  add(ts: number, value: number): void {
    if (ts - (this.#ts.at(-1) ?? Number.NEGATIVE_INFINITY) < SPACING_MS) return;
    this.#ts.push(ts);
    this.#value.push(value);
    // Now and then, as each time all would have to move.
    if (this.#ts.length < 2 * MOST) return;
    this.#ts = this.#ts.slice(-MOST);
    this.#value = this.#value.slice(-MOST);
  }

  /** The newest value that is no later than a time, and its own time; null where none is known. */
  at(ts: number): { readonly ts: number; readonly value: number } | null {
    let [low, high] = [0, this.#ts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#ts[middle]! <= ts) low = middle + 1;
      else high = middle;
    }
    return low === 0 ? null : { ts: this.#ts[low - 1]!, value: this.#value[low - 1]! };
  }

  save(): SavedValues {
    return { ts: this.#ts, value: this.#value };
  }

  restore({ ts, value }: SavedValues): void {
    this.#ts = [...ts];
    this.#value = [...value];
  }
}
