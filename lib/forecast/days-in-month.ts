/**
 * Days of a calendar month.
 *
 * @param month Months since year 0, as `monthIndex` counts them. [months]
 * @returns 28 to 31. [days]
 */
export function daysInMonth(month: number): number {
  const year = Math.floor(month / 12);
  const ofYear = month - year * 12;
  if (ofYear === 1) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [3, 5, 8, 10].includes(ofYear) ? 30 : 31;
}
