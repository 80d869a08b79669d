import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Placement } from "#lib/timetable/model/plan.ts";

/** What is taken already while a plan is made. */
export interface Bookings {
  take(placement: Placement): void;
  /** True if course, lecturer and students of it are all free then, and it may be then. */
  isFree(course: number, period: number): boolean;
  /** How many groups of people it is for: its lecturer and its curricula. */
  groupsOf(course: number): number;
  isEmpty(room: number, period: number): boolean;
  /** True if students of the course have another lecture just before or after. */
  hasNeighbour(course: number, period: number): boolean;
}

export function createBookings({ courses, curricula, unavailable, slots, rooms }: Instance): Bookings {
  const groups = courses.map(({ lecturer }, course) => [
    `lecturer ${lecturer}`,
    ...curricula.flatMap((each) => (each.courses.includes(course) ? [`curriculum ${each.id}`] : [])),
  ]);
  const taken = new Set<string>();
  const at = (group: string, period: number) => taken.has(`${group} ${period}`);
  return {
    take: ({ course, period, room }) => {
      taken.add(`room ${rooms[room]!.id} ${period}`);
      for (const group of groups[course]!) taken.add(`${group} ${period}`);
    },
    isFree: (course, period) =>
      !unavailable[course]!.includes(period) && groups[course]!.every((group) => !at(group, period)),
    groupsOf: (course) => groups[course]!.length,
    isEmpty: (room, period) => !at(`room ${rooms[room]!.id}`, period),
    hasNeighbour: (course, period) => {
      const slot = period % slots;
      const beside = [...(slot > 0 ? [period - 1] : []), ...(slot < slots - 1 ? [period + 1] : [])];
      return groups[course]!.slice(1).some((group) => beside.some((each) => at(group, each)));
    },
  };
}
