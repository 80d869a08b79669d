import { type CampusDay, fullness } from "../campus-calendar.ts";
import type { CampusDevice } from "./campus-devices.ts";
import { hashed } from "./noise.ts";

/** Where lectures begin, in quarters of an hour since midnight: 9:00, 10:30, 13:00, 14:30, 16:00, 17:30; each takes five. */
const LECTURES = [36, 42, 52, 58, 64, 70] as const;
const LECTURE_QUARTERS = 5;

/** Share of a week's periods that the timetable fills: in term, out of term, on free days. */
const BOOKED = { term: 0.64, vacation: 0.18, free: 0.05 } as const;

/** Share of lectures that are called off. */
const CALLED_OFF = 0.12;

/** Share of its seats that are taken outside lectures when the building is full. */
const STRAY = 0.3;

/**
 * How full a room is at each quarter of a day, 0 to 1: the lectures of its timetable, which is the same every week, with the
 * turnout of the day, and those who come without one.
 */
export function roomUse(seed: number, room: CampusDevice, day: CampusDay): Float64Array {
  // Exams, feasts and rain: some days are busier than others, all over the campus.
  const busy = 0.82 + 0.36 * hashed(seed, day.day, 9);
  const use = fullness(room.use, day).map((full) => Math.min(1, busy * STRAY * full));
  const weekday = (((day.day + 4) % 7) + 7) % 7;
  const chance = day.isFree ? BOOKED.free : day.isTerm ? BOOKED.term : BOOKED.vacation;
  LECTURES.forEach((start, period) => {
    if (hashed(room.key, weekday, period) >= chance) return;
    if (hashed(room.key, day.day, 200 + period) < CALLED_OFF) return;
    const turnout = busy * (0.4 + 0.5 * hashed(room.key, day.day, 100 + period));
    for (let quarter = start; quarter < start + LECTURE_QUARTERS; quarter++) {
      use[quarter] = Math.min(1, Math.max(use[quarter]!, turnout));
    }
  });
  return use;
}
