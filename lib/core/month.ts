/** A calendar month as `YYYY-MM`, in the site's zone. Sorts as text. */
export type Month = `${number}-${number}`;

const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;

/**
 * Tells whether a text is a calendar month.
 *
 * @param text Any text.
 * @returns True for `YYYY-MM` with a month from 01 to 12.
 */
export function isMonth(text: string): text is Month {
  return MONTH.test(text);
}

/**
 * Counts months since year 0, so that months can be subtracted.
 *
 * @param month Calendar month.
 * @returns 12·year + month − 1. [months]
 * @throws {RangeError} If the text is not a month.
 */
export function monthIndex(month: string): number {
  const match = MONTH.exec(month);
  if (!match) throw new RangeError(`Cannot read a month as it must look like 2024-05: current value is ${month}`);
  return Number(match[1]) * 12 + Number(match[2]) - 1;
}

/**
 * The month of an index: the inverse of {@link monthIndex}.
 *
 * @param index Months since year 0, an integer. [months]
 * @returns Calendar month.
 */
export function monthAt(index: number): Month {
  const year = Math.floor(index / 12);
  return `${String(year).padStart(4, "0")}-${String(index - year * 12 + 1).padStart(2, "0")}` as Month;
}
