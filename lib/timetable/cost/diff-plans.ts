import type { Placement, Plan } from "../model/plan.ts";

/** A lecture that is elsewhere or at another time in the second of two plans. */
export interface LectureMove {
  /** Its index in the first plan. */
  readonly lecture: number;
  /** Its index in the second. */
  readonly lectureAfter: number;
  readonly from: Placement;
  readonly to: Placement;
  readonly kind: "time" | "room" | "both";
}

/** What differs between two plans. */
export interface PlanDiff {
  /** In the order of the first plan. */
  readonly moves: readonly LectureMove[];
  /** Lectures that the second lacks, as indices in the first. */
  readonly removed: readonly number[];
  /** Lectures that the first lacks, as indices in the second. */
  readonly added: readonly number[];
}

/**
 * What differs between two plans of one instance. Lectures of one course are all alike: they are matched so that fewest of them
 * change their time, and of such matchings fewest their room, so two that merely swap places have not moved.
 *
 * @param from The plan before.
 * @param to The plan after.
 * @returns The moved lectures, and those that only one of the two has.
 */
export function diffPlans(from: Plan, to: Plan): PlanDiff {
  const before = new Set(from.keys());
  const after = new Set(to.keys());
  const pairs = new Map<number, number>();
  // Time and room alike, then time, then room, then whatever is left of the course.
  for (const key of [
    ({ course, period, room }: Placement) => `${course} ${period} ${room}`,
    ({ course, period }: Placement) => `${course} ${period}`,
    ({ course, room }: Placement) => `${course} ${room}`,
    ({ course }: Placement) => `${course}`,
  ]) {
    const open = Map.groupBy(after, (index) => key(to[index]!));
    for (const lecture of before) {
      const match = open.get(key(from[lecture]!))?.shift();
      if (match === undefined) continue;
      pairs.set(lecture, match);
      before.delete(lecture);
      after.delete(match);
    }
  }
  const moves = [...pairs].sort(([a], [b]) => a - b).flatMap(([a, b]) => moveOf(from, to, a, b));
  return { moves, removed: [...before], added: [...after] };
}

function moveOf(plan: Plan, other: Plan, lecture: number, lectureAfter: number): LectureMove[] {
  const from = plan[lecture]!;
  const to = other[lectureAfter]!;
  if (from.period === to.period && from.room === to.room) return [];
  const kind = from.room === to.room ? "time" : from.period === to.period ? "room" : "both";
  return [{ lecture, lectureAfter, from, to, kind }];
}
