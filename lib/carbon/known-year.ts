/** How far the sums of known hours tell a year. */
export interface KnownYear {
  /** Hours of the year. */
  readonly hours: number;
  /** Share of the year that is known; of a longer time, the share of that. [1] */
  readonly share: number;
  /** What a sum of the known hours is multiplied by to stand for the year, as if the others were like them; NaN where none is known. [1] */
  readonly scale: number;
  /** Whether so much is known that a payback may be told: else a season may be missing. */
  readonly tellsPayback: boolean;
}

/** Share of a year below which no payback is told: more than 18 days are missing. */
export const LEAST_KNOWN_SHARE = 0.95;

const [COMMON_HOURS, LEAP_HOURS] = [8760, 8784];

/**
 * Tells how much of a year is known, and what brings a sum of its known hours to the whole of it: hours over known hours.
 *
 * @param year Year of the calendar that the sums stand for. [calendar year]
 * @param known Hours in which all that is summed is known. [h]
 * @param spanned Hours that were looked at, where they are more than the year. [h]
 * @returns Share and scale; the scale is NaN without a known hour, and every number is NaN where the year is.
 */
export function knownYear(year: number, known: number, spanned = known): KnownYear {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const hours = Number.isInteger(year) ? (isLeap ? LEAP_HOURS : COMMON_HOURS) : Number.NaN;
  const share = known / Math.max(hours, spanned);
  return {
    hours,
    share,
    scale: known > 0 ? hours / known : Number.NaN,
    tellsPayback: share >= LEAST_KNOWN_SHARE,
  };
}
