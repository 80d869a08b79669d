import { YesterdayValues } from "./yesterday-values.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** It forgets over half a year: rooms and loads have seasons. [ms] */
const MEMORY_MS = 182 * DAY_MS;
/**
 * Share of the change since the same time yesterday that is added: where the value is heading. Chosen on Numenta's office
 * temperature, where 0 to 0.75 and memories of five months to a year hardly differ. [1]
 */
const LEAD = 0.5;
/** A value moves level and spread no further than this. [standard deviations] */
const CLIP = 4;
/** Two days are learned as they are, and a week passes before anything is told. [ms] */
const LEARN_MS = 2 * DAY_MS;
const WARM_UP_MS = 7 * DAY_MS;
/** A value stands for the time since the one before, at most this long. [ms] */
const LONGEST_MS = DAY_MS;
/** The same value for so long, and for so many times the longest such run before, counts as {@link STUCK_SCORE}. */
const STUCK_MS = 6 * HOUR_MS;
const STUCK_TIMES = 3;
const STUCK_SCORE = 4;

/**
 * Tells of each value how odd it is among all before, in standard deviations: in the order of time, seeing nothing ahead, with one
 * set of parameters and memory that does not grow. Level and spread are exponential means that no value moves by more than four
 * deviations; half of the change since the same time yesterday is added to how far the value is from its level,
 *
 *     score = |x − level + (x − x_yesterday) / 2| / spread
 *
 * so that a value that leaves is told earlier than one that has always been there. A value that stays exactly the same for far
 * longer than it ever did scores too.
 */
export class AnomalyScore {
  readonly #yesterday: YesterdayValues;
  #first: number;
  #last: number;
  #level: number;
  #variance: number;
  #count: number;
  #same: number;
  #sameSince: number;
  #longestMs: number;

  constructor(state: AnomalyState = {}) {
    this.#yesterday = new YesterdayValues(state.slots, state.values);
    this.#first = state.first ?? Number.NaN;
    this.#last = state.last ?? Number.NaN;
    this.#level = state.level ?? Number.NaN;
    this.#variance = state.variance ?? 0;
    this.#count = state.count ?? 0;
    this.#same = state.same ?? Number.NaN;
    this.#sameSince = state.sameSince ?? Number.NaN;
    this.#longestMs = state.longestMs ?? 0;
  }

  /** The score of a value [standard deviations]; NaN of a missing one, or of one before the last; 0 in the first week. */
  step(at: number, value: number | null): number {
    if (value === null || Number.isNaN(value) || at < this.#last) return Number.NaN;
    if (this.#count === 0) [this.#first, this.#last, this.#level] = [at, at, value];
    const span = Math.min(at - this.#last, LONGEST_MS);
    const away = value - this.#level;
    const before = this.#yesterday.before(at);
    const heading = away + (Number.isNaN(before) ? 0 : LEAD * (value - before));
    const spread = Math.sqrt(this.#variance);
    const stuck = this.#stuckScore(at, value);
    const isWarm = at - this.#first >= WARM_UP_MS;
    const odd = spread > 0 ? Math.abs(heading) / spread : heading === 0 ? 0 : Number.POSITIVE_INFINITY;
    this.#learn(at, span, away, heading, spread);
    this.#yesterday.tell(at, value);
    this.#last = at;
    return isWarm ? Math.max(odd, stuck) : 0;
  }

  /** What the constructor takes to go on: plain JSON. */
  save(): AnomalyState {
    if (this.#count === 0) return {};
    const { slots, values } = this.#yesterday.save();
    return {
      ...{ first: this.#first, last: this.#last, level: this.#level, variance: this.#variance, count: this.#count },
      ...{ same: this.#same, sameSince: this.#sameSince, longestMs: this.#longestMs, slots, values },
    };
  }

  #learn(at: number, span: number, away: number, heading: number, spread: number): void {
    const limit = at - this.#first < LEARN_MS ? Number.POSITIVE_INFINITY : CLIP * spread;
    this.#count++;
    const weight = Math.max(-Math.expm1(-span / MEMORY_MS), 1 / this.#count);
    this.#level += weight * Math.max(-limit, Math.min(limit, away));
    this.#variance += weight * (Math.min(limit, Math.abs(heading)) ** 2 - this.#variance);
  }

  #stuckScore(at: number, value: number): number {
    if (value !== this.#same) {
      // A run that was told as odd is no measure of what is usual.
      const ran = this.#last - this.#sameSince;
      if (ran > this.#longestMs && ran < this.#oddMs) this.#longestMs = ran;
      this.#same = value;
      this.#sameSince = at;
    }
    return (STUCK_SCORE * (at - this.#sameSince)) / this.#oddMs >= STUCK_SCORE ? STUCK_SCORE : 0;
  }

  get #oddMs(): number {
    return Math.max(STUCK_MS, STUCK_TIMES * this.#longestMs);
  }
}

/** What an {@link AnomalyScore} remembers: plain JSON. */
export interface AnomalyState {
  readonly first?: number;
  readonly last?: number;
  readonly level?: number;
  readonly variance?: number;
  readonly count?: number;
  readonly same?: number;
  readonly sameSince?: number;
  readonly longestMs?: number;
  readonly slots?: readonly number[];
  readonly values?: readonly number[];
}
