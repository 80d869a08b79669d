/** Where and when a lecture is. */
export interface Placement {
  /** Index of its course. */
  readonly course: number;
  /** `day * slots + slot`. */
  readonly period: number;
  /** Index of its room. */
  readonly room: number;
}

/**
 * A timetable: its lectures. Lectures of one course follow one another in the order of courses, so that the n-th lecture of
 * two plans of one instance is the same lecture. A plan read from elsewhere may have too many or too few.
 */
export type Plan = readonly Placement[];
