import type { Instance } from "../model/instance.ts";

/**
 * Tells by counting whether an instance has no feasible plan. Each set of courses of which no two may meet must find a period
 * for each lecture, and all lectures together a room: a greatest matching of lectures and periods tells whether they do.
 *
 * @param instance The instance.
 * @returns Why there can be no feasible plan, following "as", with the mend; null where counting finds no reason, which does
 *   not prove that there is one.
 */
export function provenInfeasible(instance: Instance): string | null {
  const { days, slots, courses, rooms } = instance;
  const wanted = sumOf(courses.map(({ lectures }) => lectures));
  const periods = days * slots;
  if (wanted > rooms.length * periods) {
    return `its ${counted(wanted, "lecture")} do not fit into ${rooms.length} rooms of ${periods} periods: add rooms or periods`;
  }
  return tooFewPeriods(instance) ?? crowdedSet(instance) ?? crowdedWeek(instance, wanted);
}

function tooFewPeriods({ days, slots, courses, unavailable }: Instance): string | null {
  const course = courses.find(({ lectures }, index) => lectures > days * slots - unavailable[index]!.length);
  if (!course) return null;
  const free = days * slots - unavailable[courses.indexOf(course)]!.length;
  return `the course ${course.id} has ${counted(course.lectures, "lecture")}, and is available in ${counted(free, "period")}: free more`;
}

/** A lecturer's or a curriculum's lectures need a period each. */
function crowdedSet(instance: Instance): string | null {
  const { courses, curricula } = instance;
  const byLecturer = Map.groupBy(courses.keys(), (course) => courses[course]!.lecturer);
  const sets = [
    ...[...byLecturer].map(([id, members]) => ({ what: `the lecturer ${id}`, members })),
    ...curricula.map(({ id, courses: members }) => ({ what: `the curriculum ${id}`, members })),
  ];
  for (const { what, members } of sets) {
    const wanted = sumOf(members.map((course) => courses[course]!.lectures));
    const most = mostLectures(instance, members, 1);
    if (most < wanted) {
      return `${what} has ${counted(wanted, "lecture")}, of which at most ${most} can be in periods of their own in which their courses are available: free more, or add periods`;
    }
  }
  return null;
}

function crowdedWeek(instance: Instance, wanted: number): string | null {
  const { rooms, courses } = instance;
  const most = mostLectures(instance, [...courses.keys()], rooms.length);
  if (most === wanted) return null;
  return `of its ${counted(wanted, "lecture")} at most ${most} find a room in periods in which their courses are available: free more periods, or add rooms`;
}

/** The most lectures of some courses that can be placed where a period takes so many, and no course twice. */
function mostLectures(
  { days, slots, courses, unavailable }: Instance,
  members: readonly number[],
  room: number,
): number {
  const there = Array.from({ length: days * slots }, (): number[] => []);
  const closed = unavailable.map((periods) => new Set(periods));
  const place = (course: number, seen: Set<number>): boolean =>
    there.some((inPeriod, period) => {
      if (seen.has(period) || closed[course]!.has(period) || inPeriod.includes(course)) return false;
      seen.add(period);
      const at = inPeriod.length < room ? inPeriod.length : inPeriod.findIndex((other) => place(other, seen));
      if (at < 0) return false;
      inPeriod[at] = course;
      return true;
    });
  let placed = 0;
  for (const course of members) {
    for (let lecture = 0; lecture < courses[course]!.lectures; lecture += 1) placed += place(course, new Set()) ? 1 : 0;
  }
  return placed;
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
