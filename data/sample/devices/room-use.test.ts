import { expect, it } from "vitest";
import { campusDay } from "../campus-calendar.ts";
import { roomLectures } from "../timetable/room-lectures.ts";
import { LECTURE_STARTS } from "../timetable/sample-week.ts";
import { campusDevices } from "./campus-devices.ts";
import { roomUse } from "./room-use.ts";

/** A Monday of term, and one of the summer vacation. */
const TERM = Date.parse("2026-10-12T00:00:00Z") / 86_400_000;
const VACATION = Date.parse("2026-07-13T00:00:00Z") / 86_400_000;

it("roomUse() is at least what the timetable's lectures seat in term, but for those called off, and not so in vacation", () => {
  const seated = (monday: number) => {
    const weekdays = [0, 1, 2, 3, 4].map((day) => campusDay(1, monday + day));
    return campusDevices(1)
      .filter(({ kind }) => kind === "room")
      .flatMap((room) => {
        const use = weekdays.map((day) => roomUse(1, room, day));
        return [...roomLectures(1).get(room.room!)!].map(([period, seats]) => {
          const start = LECTURE_STARTS[period % LECTURE_STARTS.length]!;
          return use[Math.floor(period / LECTURE_STARTS.length)]!.slice(start, start + 5).every(
            (at) => at > 0.65 * seats,
          );
        });
      });
  };
  const term = seated(TERM);
  expect(term).toHaveLength(400);
  expect(term.filter(Boolean).length).toBeGreaterThan(0.8 * 400);
  expect(seated(VACATION).filter(Boolean).length).toBeLessThan(0.5 * 400);
});
