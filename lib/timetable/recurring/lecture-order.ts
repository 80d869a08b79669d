import type { CampusActivity } from "./campus.ts";
import { OFFICE_DAYS, OFFICE_QUARTERS } from "./campus-month.ts";

/** Which days a lecture may be on, as others stand. */
export interface LectureOrder {
  /** The first day after all its predecessors. */
  firstDay(lecture: number, places: Int32Array): number;
  /** The last day before all that it precedes. */
  lastDay(lecture: number, places: Int32Array): number;
}

/**
 * Makes tables of who comes before whom.
 *
 * @param lectures The lectures.
 * @returns The tables.
 */
export function lectureOrder(lectures: readonly CampusActivity[]): LectureOrder {
  const before = lectures.map(({ predecessors }) => Int32Array.from(new Set(predecessors)));
  const after = lectures.map(({ id }) =>
    Int32Array.from(lectures.filter(({ predecessors }) => predecessors.includes(id)).map((other) => other.id)),
  );
  const dayAt = (place: number) => (place / OFFICE_QUARTERS) | 0;
  return {
    firstDay(lecture, places) {
      let day = 0;
      for (const other of before[lecture]!) day = Math.max(day, dayAt(places[other]!) + 1);
      return day;
    },
    lastDay(lecture, places) {
      let day = OFFICE_DAYS - 1;
      for (const other of after[lecture]!) day = Math.min(day, dayAt(places[other]!) - 1);
      return day;
    },
  };
}
