import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";

/** How a plan uses the rooms. */
export interface RoomUse {
  /** Rooms with a lecture or more. */
  readonly rooms: number;
  /** Pairs of room and period with a lecture or more. */
  readonly roomPeriods: number;
  /** The same over all that there are. [1] */
  readonly share: number;
  /** Students who sit over seats of their rooms, summed over lectures; NaN where no lecture has a seat. [1] */
  readonly seatFill: number;
}

/**
 * How a plan uses the rooms: the share of their periods, and of the seats in those.
 *
 * @param instance The instance.
 * @param plan Its lectures.
 * @returns Rooms, periods and seats.
 */
export function roomUse({ days, slots, courses, rooms }: Instance, plan: Plan): RoomUse {
  const periods = new Set(plan.map(({ room, period }) => `${room} ${period}`)).size;
  const seats = plan.reduce((sum, { room }) => sum + rooms[room]!.capacity, 0);
  const sitting = plan.reduce(
    (sum, { room, course }) => sum + Math.min(rooms[room]!.capacity, courses[course]!.students),
    0,
  );
  return {
    rooms: new Set(plan.map(({ room }) => room)).size,
    roomPeriods: periods,
    share: periods / (rooms.length * days * slots),
    seatFill: seats > 0 ? sitting / seats : Number.NaN,
  };
}
