/** When twin and device count as parted. */
export interface PartingRules {
  /** Residuals up to this are no news. [standard deviations] */
  readonly slack: number;
  /** They part when this much has come together beyond the slack. [standard deviations times hours] */
  readonly threshold: number;
  /** And have been apart for at least so long. [ms] */
  readonly minimumMs: number;
  /** They are together again when what has come together falls below this share of the threshold. [1] */
  readonly release: number;
}

/** Four hours at two standard deviations, or one at five; a single wild reading does nothing. */
export const PARTING_RULES: PartingRules = { slack: 1, threshold: 4, minimumMs: 1_800_000, release: 0.25 };

/** Where twin and device stand. */
export interface PartingState {
  /** Since when they are apart; null: they are not. [ms since 1970, UTC] */
  readonly apartSince: number | null;
  /** Whether the device reads more (1) or less (−1) than its twin; 0 while they are together. */
  readonly side: -1 | 0 | 1;
  /** What has come together beyond the slack, either way. [standard deviations times hours] */
  readonly above: number;
  readonly below: number;
}

const HOUR_MS = 3_600_000;
/** A reading stands for the time since the one before, at most this long. [ms] */
const LONGEST_MS = HOUR_MS;
/** Residuals beyond this count as this: a spike is short, however high. [standard deviations] */
const LARGEST = 6;

interface Side {
  sum: number;
  since: number;
}

/**
 * Watches a residual for where twin and device part: a cumulative sum each way [1], in standard deviations times hours, so that
 * it does not matter how often the device reports. They are apart since the sum last began to rise from zero; they are together
 * again only well below the threshold, and what has come together counts for no more than twice the threshold, so that the way
 * back is not endless.
 *
 * [1] E. S. Page, "Continuous inspection schemes," Biometrika, vol. 41, no. 1–2, pp. 100–115, 1954, doi:10.1093/biomet/41.1-2.100.
 */
export class Parting {
  readonly #rules: PartingRules;
  readonly #above: Side;
  readonly #below: Side;
  #last: number;
  #side: -1 | 0 | 1;

  constructor(rules: PartingRules = PARTING_RULES, state: Readonly<Record<string, number>> = {}) {
    this.#rules = rules;
    this.#above = { sum: state.above ?? 0, since: state.aboveSince ?? Number.NaN };
    this.#below = { sum: state.below ?? 0, since: state.belowSince ?? Number.NaN };
    this.#last = state.last ?? Number.NaN;
    this.#side = state.side === 1 ? 1 : state.side === -1 ? -1 : 0;
  }

  /** Takes a standardised residual, in the order of time; NaN says nothing and changes nothing. */
  step(at: number, residual: number): PartingState {
    if (!Number.isNaN(residual) && !(at < this.#last)) {
      const hours = Number.isNaN(this.#last) ? 0 : Math.min(at - this.#last, LONGEST_MS) / HOUR_MS;
      const counted = Math.max(-LARGEST, Math.min(LARGEST, residual));
      this.#last = at;
      this.#gather(this.#above, at, counted, hours);
      this.#gather(this.#below, at, -counted, hours);
      this.#decide(at);
    }
    return this.state;
  }

  get state(): PartingState {
    const side = this.#side === 1 ? this.#above : this.#side === -1 ? this.#below : null;
    return { apartSince: side?.since ?? null, side: this.#side, above: this.#above.sum, below: this.#below.sum };
  }

  /** What the constructor takes to go on: plain JSON. */
  save(): Record<string, number> {
    const [above, below] = [this.#above, this.#below];
    const all = { above: above.sum, aboveSince: above.since, below: below.sum, belowSince: below.since };
    const entries = Object.entries({ ...all, last: this.#last, side: this.#side });
    return Object.fromEntries(entries.filter(([, value]) => !Number.isNaN(value)));
  }

  #gather(side: Side, at: number, residual: number, hours: number): void {
    const { slack, threshold } = this.#rules;
    const sum = Math.min(2 * threshold, side.sum + hours * (residual - slack));
    if (sum <= 0) {
      side.sum = 0;
      side.since = Number.NaN;
    } else {
      if (Number.isNaN(side.since)) side.since = at - hours * HOUR_MS;
      side.sum = sum;
    }
  }

  #decide(at: number): void {
    const { threshold, minimumMs, release } = this.#rules;
    const isApart = ({ sum, since }: Side) => sum >= threshold && at - since >= minimumMs;
    const own = this.#side === 1 ? this.#above : this.#below;
    if (this.#side !== 0 && own.sum <= release * threshold) this.#side = 0;
    if (this.#side !== 0) return;
    if (isApart(this.#above)) this.#side = 1;
    else if (isApart(this.#below)) this.#side = -1;
  }
}
