/** What a line through recent values remembers. */
export interface SavedLine {
  readonly ts: readonly number[];
  readonly value: readonly number[];
}

/** Values that are kept of a window at most; of more, some are left out evenly. */
const MOST = 64;
const FEWEST = 4;

/** The straight line through the readings of the last window, by least squares. */
export class RecentLine {
  readonly #windowMs: number;
  #ts: number[] = [];
  #value: number[] = [];
  /** Slope, in the value's unit an hour; NaN where it cannot be told: by fewer than four readings, or over less than half of the window. */
  slope = Number.NaN;
  /** The line at the last reading. */
  level = Number.NaN;

  constructor(windowMs: number, saved?: SavedLine) {
    this.#windowMs = windowMs;
    if (saved) {
      this.#ts = [...saved.ts];
      this.#value = [...saved.value];
      this.#fit();
    }
  }

  add(ts: number, value: number): void {
    const last = this.#ts.at(-1);
    if (last !== undefined && ts - last < this.#windowMs / MOST) return;
    this.#ts.push(ts);
    this.#value.push(value);
    let gone = 0;
    while (this.#ts[gone]! < ts - this.#windowMs) gone++;
    if (gone > 0) {
      this.#ts.splice(0, gone);
      this.#value.splice(0, gone);
    }
    this.#fit();
  }

  save(): SavedLine {
    return { ts: this.#ts, value: this.#value };
  }

  #fit(): void {
    const n = this.#ts.length;
    const end = this.#ts[n - 1] ?? 0;
    this.slope = Number.NaN;
    this.level = Number.NaN;
    if (n < FEWEST || end - this.#ts[0]! < this.#windowMs / 2) return;
    let [x, y] = [0, 0];
    for (let i = 0; i < n; i++) {
      x += (this.#ts[i]! - end) / 3.6e6;
      y += this.#value[i]!;
    }
    [x, y] = [x / n, y / n];
    let [xx, xy] = [0, 0];
    for (let i = 0; i < n; i++) {
      const dx = (this.#ts[i]! - end) / 3.6e6 - x;
      xx += dx * dx;
      xy += dx * (this.#value[i]! - y);
    }
    this.slope = xy / xx;
    this.level = y - this.slope * x;
  }
}
