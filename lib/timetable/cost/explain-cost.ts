import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import { curriculaOfCourses, meetings } from "./meetings.ts";
import { type HardCount, type SoftCost, UD2 } from "./plan-cost.ts";

/** A component of the cost. */
export type CostComponent = Exclude<keyof HardCount, "total"> | Exclude<keyof SoftCost, "total">;

/** One violation, or one thing that costs. */
export interface CostItem {
  readonly component: CostComponent;
  /** What it adds to its component. */
  readonly cost: number;
  /** The lectures at fault, as indices in the plan; none where lectures are missing or days too few. */
  readonly lectures: readonly number[];
  /** The courses at fault, as indices. */
  readonly courses: readonly number[];
  /** Index of the curriculum that is torn or that two courses share. */
  readonly curriculum: number | null;
  /** Short name of the lecturer that two courses share. */
  readonly lecturer: string | null;
  /** Index of the room. */
  readonly room: number | null;
  /** `day * slots + slot`. */
  readonly period: number | null;
}

const NOTHING = { lectures: [], courses: [], curriculum: null, lecturer: null, room: null, period: null };

/**
 * The cost of a plan, violation by violation. The costs of the items of a component add up to what `evaluate()` gives for it.
 *
 * @param instance The instance.
 * @param plan Its lectures, in any order, also too many or too few.
 * @returns The items, component by component, hard ones first.
 * @throws {RangeError} If a lecture names a course, room or period that the instance does not have.
 */
export function explainCost(instance: Instance, plan: Plan): CostItem[] {
  const met = meetings(instance, plan);
  const lecturesOf = grouped(plan, ({ course }) => course);
  return [
    ...wrongNumbers(instance, plan, lecturesOf),
    ...conflicts(instance, plan, met),
    ...unavailable(instance, plan),
    ...shared(plan),
    ...crowded(instance, plan),
    ...tooFewDays(instance, plan, lecturesOf),
    ...isolated(instance, plan, met),
    ...furtherRooms(plan),
  ];
}

function wrongNumbers({ courses }: Instance, plan: Plan, lecturesOf: Groups): CostItem[] {
  return courses.flatMap(({ lectures: wanted }, course) => {
    const lectures = lecturesOf.get(course) ?? [];
    const cost = Math.abs(wanted - new Set(lectures.map((at) => plan[at]!.period)).size);
    return cost === 0 ? [] : [{ ...NOTHING, component: "lectures" as const, cost, courses: [course] }];
  });
}

function conflicts(instance: Instance, plan: Plan, met: readonly (readonly number[])[]): CostItem[] {
  const curriculaOf = curriculaOfCourses(instance);
  return met.flatMap((courses, period) =>
    courses.flatMap((a, at) =>
      courses.slice(at + 1).flatMap((b): CostItem[] => {
        const { lecturer } = instance.courses[a]!;
        const isOneLecturer = lecturer === instance.courses[b]!.lecturer;
        const curriculum = curriculaOf[a]!.find((index) => curriculaOf[b]!.includes(index)) ?? null;
        if (!isOneLecturer && curriculum === null) return [];
        const lectures = plan.flatMap((it, index) =>
          it.period === period && (it.course === a || it.course === b) ? [index] : [],
        );
        const shares = { curriculum, lecturer: isOneLecturer ? lecturer : null };
        return [{ component: "conflicts", cost: 1, lectures, courses: [a, b], ...shares, room: null, period }];
      }),
    ),
  );
}

function unavailable({ unavailable: closed }: Instance, plan: Plan): CostItem[] {
  const meetingsThere = grouped(plan, ({ course, period }) =>
    closed[course]!.includes(period) ? `${course} ${period}` : null,
  );
  return [...meetingsThere.values()].map((lectures) => {
    const { course, period } = plan[lectures[0]!]!;
    return { ...NOTHING, component: "availability", cost: 1, lectures, courses: [course], period };
  });
}

function shared(plan: Plan): CostItem[] {
  const uses = [...grouped(plan, ({ room, period }) => `${room} ${period}`).values()];
  return uses
    .filter(({ length }) => length > 1)
    .map((lectures) => {
      const { room, period } = plan[lectures[0]!]!;
      const courses = [...new Set(lectures.map((at) => plan[at]!.course))];
      return { ...NOTHING, component: "roomOccupancy", cost: lectures.length - 1, lectures, courses, room, period };
    });
}

function crowded({ courses, rooms }: Instance, plan: Plan): CostItem[] {
  return plan.flatMap(({ course, room, period }, lecture) => {
    const cost = UD2.roomCapacity * (courses[course]!.students - rooms[room]!.capacity);
    if (cost <= 0) return [];
    return [
      { ...NOTHING, component: "roomCapacity" as const, cost, lectures: [lecture], courses: [course], room, period },
    ];
  });
}

function tooFewDays({ courses, slots }: Instance, plan: Plan, lecturesOf: Groups): CostItem[] {
  return courses.flatMap(({ minDays }, course) => {
    const days = new Set((lecturesOf.get(course) ?? []).map((at) => Math.floor(plan[at]!.period / slots)));
    const cost = UD2.minimumWorkingDays * (minDays - days.size);
    return cost <= 0 ? [] : [{ ...NOTHING, component: "minimumWorkingDays" as const, cost, courses: [course] }];
  });
}

function isolated({ curricula, slots }: Instance, plan: Plan, met: readonly (readonly number[])[]): CostItem[] {
  const lecturesAt = grouped(plan, ({ course, period }) => `${course} ${period}`);
  return curricula.flatMap(({ courses: members }, curriculum) => {
    const mine = met.map((courses) => courses.filter((course) => members.includes(course)));
    return mine.flatMap((courses, period) => {
      const neighbours = [period - 1, period + 1].filter((at) => Math.floor(at / slots) === Math.floor(period / slots));
      if (neighbours.some((at) => (mine[at]?.length ?? 0) > 0)) return [];
      return courses.map((course): CostItem => {
        const lectures = lecturesAt.get(`${course} ${period}`)!;
        const where = { lectures, courses: [course], curriculum, period };
        return { ...NOTHING, component: "curriculumCompactness", cost: UD2.curriculumCompactness, ...where };
      });
    });
  });
}

/** A course's home is the room that most of its lectures have, of equals the first: its others are further ones. */
function furtherRooms(plan: Plan): CostItem[] {
  const stays = [...grouped(plan, ({ course, room }) => `${course} ${room}`).values()];
  const courseOf = (lectures: readonly number[]) => plan[lectures[0]!]!.course;
  const home = new Map<number, readonly number[]>();
  for (const stay of stays) {
    if (stay.length > (home.get(courseOf(stay))?.length ?? 0)) home.set(courseOf(stay), stay);
  }
  return stays
    .filter((stay) => home.get(courseOf(stay)) !== stay)
    .map((lectures): CostItem => {
      const where = { lectures, courses: [courseOf(lectures)], room: plan[lectures[0]!]!.room };
      return { ...NOTHING, component: "roomStability", cost: UD2.roomStability, ...where };
    });
}

type Groups = ReadonlyMap<string | number, readonly number[]>;

/** Indices of lectures by a key, in order; those whose key is null are left out. */
function grouped(plan: Plan, key: (placement: Plan[number]) => string | number | null): Map<string | number, number[]> {
  const groups = new Map<string | number, number[]>();
  plan.forEach((placement, index) => {
    const name = key(placement);
    if (name === null) return;
    const group = groups.get(name);
    if (group) group.push(index);
    else groups.set(name, [index]);
  });
  return groups;
}
