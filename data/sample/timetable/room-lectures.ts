import { sampleTimetable } from "./sample-timetable.ts";

/** Share of a room's seats that a lecture takes, by room and period. */
export type RoomLectures = ReadonlyMap<string, ReadonlyMap<number, number>>;

const known = new Map<number, RoomLectures>();

/** The lectures of the plan in force by room and period, as the share of seats that they take; made once a seed. */
export function roomLectures(seed: number): RoomLectures {
  const found = known.get(seed);
  if (found) return found;
  const { instance, plan } = sampleTimetable(seed);
  const lectures = new Map(instance.rooms.map(({ id }) => [id, new Map<number, number>()]));
  for (const { course, room, period } of plan ?? []) {
    const { id, capacity } = instance.rooms[room]!;
    lectures.get(id)!.set(period, Math.min(1, instance.courses[course]!.students / capacity));
  }
  known.set(seed, lectures);
  return lectures;
}
