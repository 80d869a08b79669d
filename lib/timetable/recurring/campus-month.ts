/** November 2020 in quarters of an hour, from its first midnight in UTC. */
export interface CampusMonth {
  /** Load of buildings less photovoltaics, before lectures. [kW] */
  readonly netLoadKw: Float64Array;
  /** [AUD/MWh] */
  readonly pricePerMwh: Float64Array;
}

/** Quarters of an hour of a day. */
const QUARTERS_A_DAY = 96;

/** Quarters of an hour of a week. */
export const QUARTERS_A_WEEK = 7 * QUARTERS_A_DAY;

/** November 2020 has 30 days. */
export const QUARTERS_A_MONTH = 30 * QUARTERS_A_DAY;

/** Melbourne's clock is eleven hours ahead of UTC, all November. */
const LOCAL_AHEAD = 44;

/** Office hours are 9 to 17 in Melbourne, Monday to Friday. */
export const OFFICE_QUARTERS = 32;
/** Days of an office week, from Monday on. */
export const OFFICE_DAYS = 5;

/** Recurring lectures are in this many weeks. */
export const TAUGHT_WEEKS = 4;

const OFFICE_START = 36;
/** 1 November 2020 is a Sunday. */
const FIRST_OFFICE_QUARTER = QUARTERS_A_DAY + OFFICE_START - LOCAL_AHEAD;

/**
 * The quarter of the month at which a quarter of the office week begins, in the first week.
 *
 * @param day Monday is 0. [d]
 * @param quarter Quarters after 9:00. [quarters of an hour]
 * @returns The quarter of the month.
 */
export function quarterOf(day: number, quarter: number): number {
  return FIRST_OFFICE_QUARTER + day * QUARTERS_A_DAY + quarter;
}

/**
 * Where in the office week something is.
 *
 * @param start Its first quarter of the month, counted from 0.
 * @param duration The number of its quarters.
 * @returns Week, day (Monday is 0) and quarter after 9:00; null where it leaves office hours.
 */
export function officePlace(
  start: number,
  duration: number,
): { readonly week: number; readonly day: number; readonly quarter: number } | null {
  const since = start - FIRST_OFFICE_QUARTER;
  const dayOfMonth = Math.floor(since / QUARTERS_A_DAY);
  const quarter = since - dayOfMonth * QUARTERS_A_DAY;
  const week = Math.floor(dayOfMonth / 7);
  const day = dayOfMonth - week * 7;
  return day < OFFICE_DAYS && week >= 0 && quarter + duration <= OFFICE_QUARTERS ? { week, day, quarter } : null;
}

/**
 * The day in Melbourne of a quarter.
 *
 * @param quarter Quarter of the month, counted from 0.
 * @returns Days since Sunday 1 November.
 */
export function localDay(quarter: number): number {
  return Math.floor((quarter + LOCAL_AHEAD) / QUARTERS_A_DAY);
}
