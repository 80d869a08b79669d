import type { Instance } from "#lib/timetable/model/instance.ts";
import type { Placement, Plan } from "#lib/timetable/model/plan.ts";
import { uniform } from "../random.ts";
import { type Bookings, createBookings } from "./bookings.ts";

/** Days on which the lectures of a course may fall, by how many there are: as departments like them. */
const PATTERNS: Readonly<Record<number, readonly (readonly number[])[]>> = {
  1: [[0], [1], [2], [3], [4]],
  2: [
    [0, 2],
    [1, 3],
    [2, 4],
    [0, 3],
    [1, 4],
  ],
  3: [
    [0, 2, 4],
    [0, 1, 3],
    [1, 3, 4],
    [0, 2, 3],
    [1, 2, 4],
  ],
  4: [
    [0, 1, 3, 4],
    [0, 1, 2, 3],
    [1, 2, 3, 4],
    [0, 2, 3, 4],
  ],
};
/** What a slot is worth to those who plan: nobody minds the sun. */
const SLOT_WORTH = [0.15, 0.3, 0.2, 0.2, 0.2, 0.1] as const;
/** What it is worth that students need not wait between two lectures. */
const NEIGHBOUR_WORTH = 0.35;
/** What it is worth that a room is in the department's own building, and that it is large. */
const HOME_WORTH = 0.45;
const SEATS_WORTH = 0.2;
/** Share of courses that take a room with too few seats, and how many of their students may find none. */
const CRAMPED = { share: 0.06, overflow: 0.1 } as const;
const CRAMPED_WORTH = 0.4;
const LARGEST = 160;
/** Share of courses whose lectures are set one by one, for their lecturers' sake. */
const SINGLE = 0.08;
/** What it is worth to those that no two fall on a day. */
const OTHER_DAY_WORTH = 0.8;
/** How often it is tried anew when a course finds no place. */
const ATTEMPTS = 50;

interface Wish {
  readonly periods: readonly number[];
  readonly worth: number;
}

interface Task {
  readonly seed: number;
  readonly instance: Instance;
  readonly bookings: Bookings;
  readonly course: number;
  /** Building of its department. */
  readonly home: string;
}

/**
 * The plan in force: course by course, as departments hand in their wishes. Each takes the same hour on days that it likes, and the
 * room that suits it, often in its own building, often too large; what many students share comes first. Nobody looks at energy.
 * Without a clash.
 *
 * @param homes Building of each course's department.
 */
export function samplePlan(seed: number, instance: Instance, homes: readonly string[]): Plan {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const plan = attemptedPlan(seed + 7919 * attempt, instance, homes);
    if (plan) return plan;
  }
  throw new Error(`Cannot make the sample's timetable of seed ${seed}: give it another`);
}

function attemptedPlan(seed: number, instance: Instance, homes: readonly string[]): Plan | null {
  const bookings = createBookings(instance);
  const plan: Placement[][] = instance.courses.map(() => []);
  const order = instance.courses
    .map(({ id, unsuitableRooms }, i) => {
      const bound = bookings.groupsOf(i) + (unsuitableRooms.length > 0 ? 1 : 0);
      return { i, rank: bound + uniform(seed, id, "rank") };
    })
    .sort((a, b) => b.rank - a.rank);
  for (const { i } of order) {
    const task: Task = { seed, instance, bookings, course: i, home: homes[i]! };
    const placed = placeTogether(task) ?? placeSingly(task);
    if (!placed) return null;
    for (const placement of placed) bookings.take(placement);
    plan[i] = placed.toSorted((a, b) => a.period - b.period);
  }
  return plan.flat();
}

/** One slot on the days of a pattern, in one room. */
function placeTogether(task: Task): Placement[] | null {
  const { seed, instance, bookings, course } = task;
  const { id, lectures } = instance.courses[course]!;
  if (uniform(seed, id, "single") < SINGLE) return null;
  const wishes: Wish[] = (PATTERNS[lectures] ?? []).flatMap((days, pattern) =>
    SLOT_WORTH.map((worth, slot) => {
      const periods = days.map((day) => day * instance.slots + slot);
      const neighbours = periods.filter((period) => bookings.hasNeighbour(course, period)).length / lectures;
      const whim = uniform(seed, id, "wish", pattern, slot);
      return { periods, worth: worth + NEIGHBOUR_WORTH * neighbours + whim };
    }),
  );
  for (const { periods } of wishes.sort((a, b) => b.worth - a.worth)) {
    if (!periods.every((period) => bookings.isFree(course, period))) continue;
    const room = roomFor(task, periods);
    if (room !== null) return periods.map((period) => ({ course, period, room }));
  }
  return null;
}

/** Each lecture by itself, where no slot is left for all: on another day than the others if it can be. */
function placeSingly(task: Task): Placement[] | null {
  const { seed, instance, bookings, course } = task;
  const { id, lectures } = instance.courses[course]!;
  const placed: Placement[] = [];
  const periods = Array.from({ length: instance.days * instance.slots }, (_, period) => period);
  for (let lecture = 0; lecture < lectures; lecture++) {
    const onDay = (period: number) => placed.some((other) => dayOf(instance, other.period) === dayOf(instance, period));
    const wishes = periods
      .filter((period) => placed.every((other) => other.period !== period) && bookings.isFree(course, period))
      .map((period) => ({ period, rank: (onDay(period) ? OTHER_DAY_WORTH : 0) + uniform(seed, id, "lecture", period) }))
      .sort((a, b) => a.rank - b.rank);
    for (const { period } of wishes) {
      const room = roomFor(task, [period]);
      if (room === null) continue;
      placed.push({ course, period, room });
      break;
    }
  }
  return placed.length < lectures ? null : placed;
}

function roomFor({ seed, instance, bookings, course, home }: Task, periods: readonly number[]): number | null {
  const { courses, rooms } = instance;
  const { id, students, unsuitableRooms } = courses[course]!;
  const spare = uniform(seed, id, "cramped") < CRAMPED.share ? Math.floor(CRAMPED.overflow * students) : 0;
  let best: number | null = null;
  let most = Number.NEGATIVE_INFINITY;
  rooms.forEach(({ id: name, capacity, building }, room) => {
    if (capacity + spare < students || unsuitableRooms.includes(room)) return;
    if (!periods.every((period) => bookings.isEmpty(room, period))) return;
    const worth =
      (capacity < students ? CRAMPED_WORTH : 0) +
      (building === home ? HOME_WORTH : 0) +
      (SEATS_WORTH * capacity) / LARGEST +
      uniform(seed, id, "room", name);
    if (worth > most) [best, most] = [room, worth];
  });
  return best;
}

function dayOf({ slots }: Instance, period: number): number {
  return Math.floor(period / slots);
}
