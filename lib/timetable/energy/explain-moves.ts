import { diffPlans, type LectureMove } from "../cost/diff-plans.ts";
import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import { alignedPlan } from "./aligned-plan.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import type { MoveChange } from "./move-change.ts";
import { type MoveReason, moveReasons } from "./move-reasons.ts";
import type { PlanScore } from "./plan-score.ts";
import { scorePlan } from "./score-plan.ts";
import { type SoftParts, softParts } from "./soft-parts.ts";
import { undoGroups } from "./undo-group.ts";

/** A moved lecture, with what it is good for. */
export interface MoveExplanation extends Pick<LectureMove, "lecture" | "from" | "to" | "kind"> {
  /** Lectures that must go back with it if it does, as their places are taken or they may not meet; by their indices. */
  readonly together: readonly number[];
  /** What the move changes with those that go back with it; null where it cannot be undone without undoing many others. */
  readonly change: MoveChange | null;
  /** Why it was made; none where it cannot be told, or it only made room. */
  readonly reasons: readonly MoveReason[];
}

/**
 * Explains what moved between two plans: each move is undone alone, all others kept, and the plan scored again. As moves lean on one
 * another (two lectures in a row save one set-up, not two), their changes do not add up to the difference of the plans.
 *
 * @param instance The instance.
 * @param from The plan before, complete.
 * @param to The plan after, complete.
 * @param energy The campus.
 * @returns One for each moved lecture, in the order of lectures; of lectures of one course that trade places none has moved.
 */
export function explainMoves(instance: Instance, from: Plan, to: Plan, energy: CampusEnergy): MoveExplanation[] {
  const after = alignedPlan(from, to);
  const groupOf = undoGroups(instance, from, after);
  const parts = softParts(instance);
  const whole = scorePlan(instance, after, energy);
  return diffPlans(from, after).moves.map((move): MoveExplanation => {
    const group = groupOf(move.lecture);
    const said = { lecture: move.lecture, from: move.from, to: move.to, kind: move.kind };
    if (group === null) return { ...said, together: [], change: null, reasons: [] };
    const undone = [...after];
    for (const l of group) undone[l] = from[l]!;
    const courses = new Set(group.map((l) => from[l]!.course));
    const without = scorePlan(instance, undone, energy);
    const [soft, softWithout] = [parts(after, courses), parts(undone, courses)];
    const change = {
      ...changeOf(whole, without),
      roomCapacity: soft.roomCapacity - softWithout.roomCapacity,
      minimumWorkingDays: soft.minimumWorkingDays - softWithout.minimumWorkingDays,
      curriculumCompactness: soft.curriculumCompactness - softWithout.curriculumCompactness,
      roomStability: soft.roomStability - softWithout.roomStability,
    };
    const reasons = moveReasons({ instance, energy, move, whole, without, change });
    return { ...said, together: group.slice(1), change, reasons };
  });
}

function changeOf({ mean: a }: PlanScore, { mean: b }: PlanScore): Omit<MoveChange, keyof SoftParts> {
  return {
    kwh: a.kwh - b.kwh,
    importKwh: a.importKwh - b.importKwh,
    kgCo2e: a.kgCo2e - b.kgCo2e,
    krw: a.krw - b.krw,
    selfConsumption: a.selfConsumption - b.selfConsumption,
  };
}
