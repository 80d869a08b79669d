/** Length of the shortest interval that is kept of readings: a quarter of an hour. [ms] */
export const QUARTER_MS = 900_000;

/** A reading stands for the time until the next one, at most this long. [ms] */
export const GAP_MS = 900_000;

/** A whole number of quarters of an hour in a row. */
export interface Quarters {
  /** Start of the first quarter. [ms since 1970, UTC] */
  readonly from: number;
  /** How many there are. */
  readonly count: number;
}

/**
 * The quarters of an hour that touch a range. Zones are whole quarters away from UTC, so these are quarters on every clock.
 *
 * @param from Start of the range. [ms since 1970, UTC]
 * @param to End of the range, exclusive. [ms since 1970, UTC]
 * @returns The quarters from the one that holds `from` to the one that ends at or after `to`.
 */
export function quartersOver(from: number, to: number): Quarters {
  const first = Math.floor(from / QUARTER_MS);
  return { from: first * QUARTER_MS, count: Math.max(0, Math.ceil(to / QUARTER_MS) - first) };
}

/**
 * Gives a span's time to the quarters that it touches, in the order of time.
 *
 * @param quarters The quarters that count; what lies outside is left out.
 * @param from Start of the span. [ms since 1970, UTC]
 * @param to End of the span. [ms since 1970, UTC]
 * @param each Told the number of each quarter, and where the span begins and ends in it.
 */
export function eachQuarter(
  quarters: Quarters,
  from: number,
  to: number,
  each: (quarter: number, from: number, to: number) => void,
): void {
  let at = Math.max(from, quarters.from);
  const end = Math.min(to, quarters.from + quarters.count * QUARTER_MS);
  while (at < end) {
    const quarter = Math.floor((at - quarters.from) / QUARTER_MS);
    const stop = Math.min(end, quarters.from + (quarter + 1) * QUARTER_MS);
    each(quarter, at, stop);
    at = stop;
  }
}
