import { type CampusDay, fullness } from "../campus-calendar.ts";
import { roomLectures } from "../timetable/room-lectures.ts";
import { DAYS, LECTURE_MINUTES, LECTURE_STARTS } from "../timetable/sample-week.ts";
import type { CampusDevice } from "./campus-devices.ts";
import { hashed } from "./noise.ts";

const LECTURE_QUARTERS = LECTURE_MINUTES / 15;

/**
 * Share of periods in which a room without a lecture is used all the same, by seminars, clubs and those who study: with the
 * lectures, two thirds of term.
 */
const OTHERS = { term: 0.54, vacation: 0.18, free: 0.05 } as const;

/** Share of lectures that are called off. */
const CALLED_OFF = 0.12;

/** Share of its seats that are taken outside lectures when the building is full. */
const STRAY = 0.3;

/**
 * How full a room is at each quarter of a day, 0 to 1: in term the lectures of the sample's timetable, with the turnout of the
 * day; others who use it, the same every week; and those who come for themselves.
 */
export function roomUse(seed: number, room: CampusDevice, day: CampusDay): Float64Array {
  // Exams, feasts and rain: some days are busier than others, all over the campus.
  const busy = 0.82 + 0.36 * hashed(seed, day.day, 9);
  const use = fullness(room.use, day).map((full) => Math.min(1, busy * STRAY * full));
  const weekday = (((day.day + 4) % 7) + 7) % 7;
  const monday = weekday - 1;
  const hasLectures = day.isTerm && !day.isFree && monday >= 0 && monday < DAYS;
  const lectures = hasLectures ? roomLectures(seed).get(room.room ?? "") : undefined;
  const chance = day.isFree ? OTHERS.free : day.isTerm ? OTHERS.term : OTHERS.vacation;
  LECTURE_STARTS.forEach((start, slot) => {
    const seats = lectures?.get(monday * LECTURE_STARTS.length + slot);
    if (seats === undefined && hashed(room.key, weekday, slot) >= chance) return;
    if (hashed(room.key, day.day, 200 + slot) < CALLED_OFF) return;
    const came = hashed(room.key, day.day, 100 + slot);
    const turnout = busy * (seats === undefined ? 0.4 + 0.5 * came : seats * (0.85 + 0.15 * came));
    for (let quarter = start; quarter < start + LECTURE_QUARTERS; quarter++) {
      use[quarter] = Math.min(1, Math.max(use[quarter]!, turnout));
    }
  });
  return use;
}
