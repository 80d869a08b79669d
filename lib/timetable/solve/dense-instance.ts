import { type SoftWeights, UD2 } from "../cost/plan-cost.ts";
import type { Instance } from "../model/instance.ts";
import { requireFewSlots } from "./most-slots.ts";

/** Lists of whole numbers, one after another: list k is `items[starts[k]] … items[starts[k + 1] - 1]`. */
export interface Lists {
  readonly starts: Int32Array;
  readonly items: Int32Array;
}

/** An instance in flat arrays, as solvers need it. */
export interface DenseInstance {
  readonly days: number;
  readonly slots: number;
  readonly periods: number;
  readonly rooms: number;
  readonly courses: number;
  readonly curricula: number;
  readonly lectures: number;
  /** Course of each lecture. */
  readonly courseOf: Int32Array;
  /** First lecture of each course, and the end. */
  readonly firstLecture: Int32Array;
  /** Courses × courses: 0 may meet; 1 may not; 3 may not, and share a curriculum. A course may not meet itself. */
  readonly clash: Uint8Array;
  /** Courses that each course may not meet, itself included. */
  readonly clashing: Lists;
  /** Curricula of each course. */
  readonly curriculaOf: Lists;
  /** Courses of each curriculum. */
  readonly members: Lists;
  /** Curricula × courses: 1 where the course belongs to the curriculum. */
  readonly isMember: Uint8Array;
  /** Courses × periods: 1 where the course may not be. */
  readonly unavailable: Uint8Array;
  /** Periods of each course in which it may be. */
  readonly available: Lists;
  /** Courses × rooms: weighted cost of the students without a seat. */
  readonly seatCost: Float64Array;
  /** Courses × rooms: 1 where the room does not suit the course. */
  readonly unsuitable: Uint8Array;
  /** Rooms worth trying for each course: those that fit it about as well as any does, or as any that suits it does. */
  readonly goodRooms: Lists;
  /** Least days of each course. [d] */
  readonly minDays: Int32Array;
  readonly weights: SoftWeights;
}

/** Rooms with this many more students without a seat than the best are still tried. */
const NEARLY_FITS = 10;

/**
 * Lays an instance out in flat arrays.
 *
 * @param instance The instance.
 * @param weights Weights of the soft components.
 * @returns The arrays.
 * @throws {UserError} If a day has more than 28 periods.
 */
export function denseInstance(instance: Instance, weights: SoftWeights = UD2): DenseInstance {
  requireFewSlots(instance);
  const courses = instance.courses.length;
  const periods = instance.days * instance.slots;
  const range = Array.from({ length: courses }, (_, c) => c);
  const members = instance.curricula.map(({ courses: of }) => [...new Set(of)]);
  const clash = clashes(instance, members);
  const unavailable = new Uint8Array(courses * periods);
  for (const c of range) for (const p of instance.unavailable[c] ?? []) unavailable[c * periods + p] = 1;
  const curriculaOf: number[][] = range.map(() => []);
  const isMember = new Uint8Array(members.length * courses);
  members.forEach((of, q) => {
    for (const c of of) {
      curriculaOf[c]!.push(q);
      isMember[q * courses + c] = 1;
    }
  });
  const counts = instance.courses.map(({ lectures }) => lectures);
  return {
    days: instance.days,
    slots: instance.slots,
    periods,
    rooms: instance.rooms.length,
    courses,
    curricula: members.length,
    lectures: counts.reduce((sum, count) => sum + count, 0),
    courseOf: Int32Array.from(counts.flatMap((count, c) => Array<number>(count).fill(c))),
    firstLecture: startsOf(counts),
    clash,
    clashing: lists(range.map((c) => range.filter((other) => clash[c * courses + other] !== 0))),
    curriculaOf: lists(curriculaOf),
    members: lists(members),
    isMember,
    unavailable,
    available: lists(
      range.map((c) => Array.from({ length: periods }, (_, p) => p).filter((p) => !unavailable[c * periods + p])),
    ),
    ...seats(instance, weights),
    minDays: Int32Array.from(instance.courses, ({ minDays }) => minDays),
    weights,
  };
}

function clashes({ courses }: Instance, members: readonly (readonly number[])[]): Uint8Array {
  const count = courses.length;
  const clash = new Uint8Array(count * count);
  courses.forEach(({ lecturer }, c) => {
    courses.forEach((other, o) => {
      if (c === o || lecturer === other.lecturer) clash[c * count + o] = 1;
    });
  });
  for (const of of members) for (const c of of) for (const o of of) clash[c * count + o] = 3;
  return clash;
}

function seats(
  { courses, rooms }: Instance,
  weights: SoftWeights,
): Pick<DenseInstance, "seatCost" | "unsuitable" | "goodRooms"> {
  const missing = courses.map(({ students }) => rooms.map(({ capacity }) => Math.max(0, students - capacity)));
  const unsuitable = courses.map(({ unsuitableRooms }) => rooms.map((_, r) => Number(unsuitableRooms.includes(r))));
  const good = missing.map((row, c) => {
    const suits = (_: number, r: number) => unsuitable[c]![r] === 0;
    const mostOf = (of: readonly number[]) =>
      weights.roomCapacity === 0 ? Number.POSITIVE_INFINITY : Math.min(...of) + NEARLY_FITS;
    const [most, mostSuited] = [mostOf(row), mostOf(row.filter(suits))];
    return row.flatMap((seats, r) => (seats <= most || (suits(seats, r) && seats <= mostSuited) ? [r] : []));
  });
  return {
    seatCost: Float64Array.from(missing.flat(), (n) => n * weights.roomCapacity),
    unsuitable: Uint8Array.from(unsuitable.flat()),
    goodRooms: lists(good),
  };
}

function lists(of: readonly (readonly number[])[]): Lists {
  return { starts: startsOf(of.map(({ length }) => length)), items: Int32Array.from(of.flat()) };
}

function startsOf(counts: readonly number[]): Int32Array {
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, k) => {
    starts[k + 1] = starts[k]! + count;
  });
  return starts;
}
