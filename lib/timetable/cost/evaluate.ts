import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import { meetings } from "./meetings.ts";
import { type HardCount, type PlanCost, type SoftCost, UD2 } from "./plan-cost.ts";

/**
 * The cost of a plan by formulation UD2 [1], that of ITC-2007's third track, counted from scratch. Lectures of one course in
 * one period are one lecture there, but each takes seats and a room.
 *
 * @param instance The instance.
 * @param plan Its lectures, in any order, also too many or too few.
 * @returns Hard violations and weighted soft costs.
 * @throws {RangeError} If a lecture names a course, room or period that the instance does not have.
 *
 * [1] A. Bonutti, F. De Cesco, L. Di Gaspero, A. Schaerf, "Benchmarking curriculum-based course timetabling: formulations,
 *     data formats, instances, validation, visualization, and results," Ann. Oper. Res., vol. 194, no. 1, pp. 59–70, 2012,
 *     doi:10.1007/s10479-010-0707-0.
 */
export function evaluate(instance: Instance, plan: Plan): PlanCost {
  const met = meetings(instance, plan);
  return { hard: hardCount(instance, plan, met), soft: softCost(instance, plan, met) };
}

function hardCount(instance: Instance, plan: Plan, met: readonly (readonly number[])[]): HardCount {
  const lectures = sum(instance.courses, (course, index) =>
    Math.abs(met.filter((courses) => courses.includes(index)).length - course.lectures),
  );
  const clash = clashes(instance);
  const conflicts = sum(met, (courses) =>
    sum(courses, (a, at) => courses.slice(at + 1).filter((b) => clash[a]!.has(b)).length),
  );
  const availability = sum(
    met,
    (courses, period) => courses.filter((course) => instance.unavailable[course]!.includes(period)).length,
  );
  const used = new Set(plan.map(({ room, period }) => `${room} ${period}`));
  const roomOccupancy = plan.length - used.size;
  const total = lectures + conflicts + availability + roomOccupancy;
  return { lectures, conflicts, availability, roomOccupancy, total };
}

/** For each course, those that it must not meet with: of its lecturer, or of one of its curricula. */
function clashes({ courses, curricula }: Instance): Set<number>[] {
  const clash = courses.map(
    ({ lecturer }) => new Set(courses.flatMap((b, at) => (b.lecturer === lecturer ? [at] : []))),
  );
  for (const curriculum of curricula) {
    for (const course of curriculum.courses) for (const other of curriculum.courses) clash[course]!.add(other);
  }
  return clash;
}

function softCost(instance: Instance, plan: Plan, met: readonly (readonly number[])[]): SoftCost {
  const { courses, rooms, curricula, slots } = instance;
  const roomCapacity =
    UD2.roomCapacity * sum(plan, ({ course, room }) => Math.max(0, courses[course]!.students - rooms[room]!.capacity));
  const days = courses.map(() => new Set<number>());
  const roomsOf = courses.map(() => new Set<number>());
  for (const { course, period, room } of plan) {
    days[course]!.add(Math.floor(period / slots));
    roomsOf[course]!.add(room);
  }
  const minimumWorkingDays =
    UD2.minimumWorkingDays * sum(courses, ({ minDays }, course) => Math.max(0, minDays - days[course]!.size));
  const curriculumCompactness =
    UD2.curriculumCompactness * sum(curricula, (curriculum) => isolated(curriculum.courses, met, slots));
  const roomStability = UD2.roomStability * sum(roomsOf, ({ size }) => Math.max(0, size - 1));
  const total = roomCapacity + minimumWorkingDays + curriculumCompactness + roomStability;
  return { roomCapacity, minimumWorkingDays, curriculumCompactness, roomStability, total };
}

/** Lectures of a curriculum without another of it in the period before or after on the same day. */
function isolated(members: readonly number[], met: readonly (readonly number[])[], slots: number): number {
  const counts = met.map((courses) => courses.filter((course) => members.includes(course)).length);
  return sum(counts, (count, period) => {
    const before = period % slots > 0 ? counts[period - 1]! : 0;
    const after = period % slots < slots - 1 ? counts[period + 1]! : 0;
    return before === 0 && after === 0 ? count : 0;
  });
}

function sum<T>(items: readonly T[], value: (item: T, index: number) => number): number {
  return items.reduce((total, item, index) => total + value(item, index), 0);
}
