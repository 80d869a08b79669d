import { diffPlans, type LectureMove } from "../cost/diff-plans.ts";
import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import { alignedPlan } from "./aligned-plan.ts";
import type { CampusDemand } from "./campus-energy.ts";
import { type LoadDifference, loadTakenBack } from "./load-taken-back.ts";
import { type SoftParts, softParts } from "./soft-parts.ts";
import { undoGroups } from "./undo-group.ts";

/** A moved lecture and what it changes, whatever shines and whatever energy costs. */
export interface MoveLoad {
  readonly move: LectureMove;
  /** Lectures that must go back with it if it does, as their places are taken or they may not meet; by their indices. */
  readonly together: readonly number[];
  /** What it changes with those that go back with it; null where it cannot be undone without undoing many others. */
  readonly change: { readonly load: LoadDifference; readonly soft: SoftParts } | null;
}

/**
 * Takes each move between two plans back alone, all others kept, and counts what that changes.
 *
 * @param instance The instance.
 * @param from The plan before, complete.
 * @param to The plan after, complete.
 * @param demand What rooms and buildings need.
 * @returns One for each moved lecture, in the order of lectures; of lectures of one course that trade places none has moved.
 */
export function moveLoads(instance: Instance, from: Plan, to: Plan, demand: CampusDemand): MoveLoad[] {
  const after = alignedPlan(from, to);
  const groupOf = undoGroups(instance, from, after);
  const parts = softParts(instance);
  const taken = loadTakenBack(instance, from, after, demand);
  const undone = [...after];
  return diffPlans(from, after).moves.map((move): MoveLoad => {
    const group = groupOf(move.lecture);
    if (group === null) return { move, together: [], change: null };
    const courses = new Set(group.map((l) => from[l]!.course));
    const soft = parts(after, courses);
    for (const l of group) undone[l] = from[l]!;
    const softWithout = parts(undone, courses);
    for (const l of group) undone[l] = after[l]!;
    const change = {
      load: taken(group),
      soft: {
        roomCapacity: soft.roomCapacity - softWithout.roomCapacity,
        minimumWorkingDays: soft.minimumWorkingDays - softWithout.minimumWorkingDays,
        curriculumCompactness: soft.curriculumCompactness - softWithout.curriculumCompactness,
        roomStability: soft.roomStability - softWithout.roomStability,
      },
    };
    return { move, together: group.slice(1), change };
  });
}
