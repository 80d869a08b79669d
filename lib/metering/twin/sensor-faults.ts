/** Spells that come back. */
export interface Spells {
  /** Start of the first. [ms since 1970, UTC] */
  readonly from: number;
  /** How long one lasts. [ms] */
  readonly lastsMs: number;
  /** From the start of one to that of the next; null: there is only one. [ms] */
  readonly everyMs: number | null;
}

/** What can go wrong with a sensor. */
export interface SensorFaults {
  /** It reads ever more too much, or too little. */
  readonly drift?: {
    /** [ms since 1970, UTC] */
    readonly from: number;
    /** [unit of the metric by hour] */
    readonly perHour: number;
    /** Share of the value, on top. [1/h] */
    readonly gainPerHour?: number;
  };
  /** It reports the value that it had when a spell began. */
  readonly stuck?: Spells;
  /** It reports nothing. */
  readonly dropout?: Spells;
  /** It reports another value for a moment: that much more. */
  readonly spike?: Spells & {
    /** [unit of the metric] */
    readonly size: number;
  };
}

/**
 * Tells which spell an instant lies in.
 *
 * @param spells The spells.
 * @param at Instant. [ms since 1970, UTC]
 * @returns Number of the spell from 0; NaN between them.
 */
export function spellAt({ from, lastsMs, everyMs }: Spells, at: number): number {
  if (!(at >= from)) return Number.NaN;
  const spell = everyMs === null ? 0 : Math.floor((at - from) / everyMs);
  return at - from - spell * (everyMs ?? 0) < lastsMs ? spell : Number.NaN;
}
