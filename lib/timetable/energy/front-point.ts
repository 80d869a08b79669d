import type { PlanCost } from "../cost/plan-cost.ts";
import type { Plan } from "../model/plan.ts";
import type { Disturbance } from "./disturbance.ts";
import type { PlanScore } from "./plan-score.ts";

/** A plan between least disturbance and greatest saving. */
export interface FrontPoint {
  /** Listed so that its n-th lecture is the n-th of the timetable in force. */
  readonly plan: Plan;
  readonly score: PlanScore;
  /** What it costs its people, by UD2. */
  readonly cost: PlanCost;
  readonly disturbance: Disturbance;
  /** What it saves against the timetable in force, by the aim. [points] */
  readonly saving: number;
  /** Points that a move in time had to be worth when it was found; 0 for that in force. */
  readonly moveWorth: number;
}

/**
 * Lectures that a point moves.
 *
 * @param point The point.
 * @returns Moves in time and in room.
 */
export function movedBy({ disturbance: { movedTime, movedRoom } }: Pick<FrontPoint, "disturbance">): number {
  return movedTime + movedRoom;
}

/**
 * Leaves of plans those that nothing beats: no other moves as few lectures and saves as much.
 *
 * @param points Plans, in any order.
 * @returns Those left, by rising disturbance; of equals the first.
 */
export function nondominated<P extends Pick<FrontPoint, "disturbance" | "saving">>(points: readonly P[]): P[] {
  const order = points.toSorted((a, b) => movedBy(a) - movedBy(b) || b.saving - a.saving);
  let best = Number.NEGATIVE_INFINITY;
  return order.filter(({ saving }) => {
    if (saving <= best) return false;
    best = saving;
    return true;
  });
}

/**
 * Thins a front to few points: the first, the last, and of the others those next to even steps in the root of moved lectures, as the
 * first moves tell most.
 *
 * @param points The front, by rising disturbance.
 * @param most Number of points that may be left, at least 2.
 * @returns The points left.
 */
export function thinned<P extends Pick<FrontPoint, "disturbance">>(points: readonly P[], most: number): P[] {
  if (points.length <= most) return [...points];
  const last = points.length - 1;
  const kept = new Set([0, last]);
  const roots = points.map((point) => Math.sqrt(movedBy(point)));
  const [from, to] = [roots[0]!, roots[last]!];
  for (let step = 1; step < most - 1; step++) {
    const wanted = from + ((to - from) * step) / (most - 1);
    let next = 0;
    for (let i = 1; i <= last; i++) if (Math.abs(roots[i]! - wanted) < Math.abs(roots[next]! - wanted)) next = i;
    kept.add(next);
  }
  return [...kept].sort((a, b) => a - b).map((i) => points[i]!);
}
