const SLOT_MS = 900_000;
/** Slots of a day, and of the hour around it that is as good. */
const DAY = 96;
const NEAR = 4;
const KEPT = DAY + NEAR + 1;

/** The values of the last day by quarter of an hour, the newest of each. */
export class YesterdayValues {
  readonly #slots = new Float64Array(KEPT).fill(Number.NaN);
  readonly #values = new Float64Array(KEPT);

  constructor(slots: readonly number[] = [], values: readonly number[] = []) {
    for (const [i, slot] of slots.entries()) this.#set(slot, values[i]!);
  }

  /** Takes a value, in the order of time. */
  tell(at: number, value: number): void {
    this.#set(Math.floor(at / SLOT_MS), value);
  }

  /** The value a day before, or within an hour of it; NaN where there is none. */
  before(at: number): number {
    const goal = Math.floor(at / SLOT_MS) - DAY;
    for (let away = 0; away <= NEAR; away++) {
      for (const slot of [goal + away, goal - away]) {
        const place = ((slot % KEPT) + KEPT) % KEPT;
        if (this.#slots[place] === slot) return this.#values[place]!;
      }
    }
    return Number.NaN;
  }

  /** What the constructor takes to go on. */
  save(): { slots: number[]; values: number[] } {
    const known = Array.from(this.#slots.keys()).filter((i) => !Number.isNaN(this.#slots[i]!));
    return { slots: known.map((i) => this.#slots[i]!), values: known.map((i) => this.#values[i]!) };
  }

  #set(slot: number, value: number): void {
    const place = ((slot % KEPT) + KEPT) % KEPT;
    this.#slots[place] = slot;
    this.#values[place] = value;
  }
}
