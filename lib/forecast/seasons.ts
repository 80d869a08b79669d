/** A longer season that comes with a shorter one: the week of a day of 24 hours, 48 half-hours or 96 quarters. [periods] */
const LONGER_SEASON: ReadonlyMap<number, number> = new Map([
  [24, 168],
  [48, 336],
  [96, 672],
]);

/**
 * The seasons a history can show: its season, and the week beside the day where two weeks are there.
 *
 * @param seasonLength Season m. [periods]
 * @param length Periods of the history. [periods]
 * @returns Season lengths, shortest first. [periods]
 */
export function seasonsOf(seasonLength: number, length: number): number[] {
  const longer = LONGER_SEASON.get(seasonLength);
  return longer !== undefined && length >= 2 * longer ? [seasonLength, longer] : [seasonLength];
}
