import type { Campus } from "./campus.ts";
import { OFFICE_DAYS, OFFICE_QUARTERS } from "./campus-month.ts";
import { freeRooms } from "./earliest-start.ts";
import { OFFICE_PLACES, type OfficeWeek } from "./office-week.ts";

/** The office week with lectures in it: rooms still free, and the highest load. */
export interface LectureWeek {
  /** Puts a lecture in, or takes it out again. */
  put(lecture: number, place: number): void;
  take(lecture: number, place: number): void;
  /** Whether rooms are free for a lecture that is not in. */
  hasRooms(lecture: number, place: number): boolean;
  /** Highest load while a lecture lasts. [kW] */
  peakWhile(lecture: number, place: number): number;
  /** Highest load of the month, when loads have changed on these two days only since it was last settled. [kW] */
  peakAfter(dayA: number, dayB: number): number;
  /** Settles the highest loads of two days. */
  settle(dayA: number, dayB: number): void;
}

/**
 * Makes a week without lectures.
 *
 * @param campus The instance.
 * @param week The month, folded onto its office week.
 * @returns The week.
 */
export function lectureWeek(campus: Campus, week: OfficeWeek): LectureWeek {
  const load = week.highestKw.slice();
  const rooms = freeRooms(campus);
  const free = campus.recurring.map(({ size }) => rooms[size]);
  const wanted = Int32Array.from(campus.recurring, (lecture) => lecture.rooms);
  const duration = Int32Array.from(campus.recurring, (lecture) => lecture.duration);
  const kw = Float64Array.from(campus.recurring, (lecture) => lecture.rooms * lecture.kwPerRoom);
  const dayPeak = new Float64Array(OFFICE_DAYS);

  function change(lecture: number, place: number, by: 1 | -1): void {
    const [power, taken, left] = [by * kw[lecture]!, by * wanted[lecture]!, free[lecture]!];
    for (let quarter = place; quarter < place + duration[lecture]!; quarter++) {
      load[quarter]! += power;
      left[quarter]! -= taken;
    }
  }
  function peakOfDay(day: number): number {
    let peak = Number.NEGATIVE_INFINITY;
    for (let quarter = day * OFFICE_QUARTERS; quarter < (day + 1) * OFFICE_QUARTERS; quarter++) {
      if (load[quarter]! > peak) peak = load[quarter]!;
    }
    return peak;
  }
  function settle(dayA: number, dayB: number): void {
    dayPeak[dayA] = peakOfDay(dayA);
    if (dayB !== dayA) dayPeak[dayB] = peakOfDay(dayB);
  }
  for (let place = 0; place < OFFICE_PLACES; place += OFFICE_QUARTERS)
    settle(place / OFFICE_QUARTERS, place / OFFICE_QUARTERS);

  return {
    put: (lecture, place) => change(lecture, place, 1),
    take: (lecture, place) => change(lecture, place, -1),
    hasRooms(lecture, place) {
      const left = free[lecture]!;
      for (let quarter = place; quarter < place + duration[lecture]!; quarter++) {
        if (left[quarter]! < wanted[lecture]!) return false;
      }
      return true;
    },
    peakWhile(lecture, place) {
      let peak = Number.NEGATIVE_INFINITY;
      for (let quarter = place; quarter < place + duration[lecture]!; quarter++) {
        if (load[quarter]! > peak) peak = load[quarter]!;
      }
      return peak;
    },
    peakAfter(dayA, dayB) {
      let peak = Math.max(week.outsideKw, peakOfDay(dayA));
      if (dayB !== dayA) peak = Math.max(peak, peakOfDay(dayB));
      for (let day = 0; day < OFFICE_DAYS; day++) {
        if (day !== dayA && day !== dayB && dayPeak[day]! > peak) peak = dayPeak[day]!;
      }
      return peak;
    },
    settle,
  };
}
