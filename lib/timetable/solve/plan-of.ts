import type { Placement, Plan } from "../model/plan.ts";
import type { DenseInstance } from "./dense-instance.ts";

/**
 * Makes a plan of periods and rooms. A lecture without a place is put where another is already, so that an evaluator sees
 * that a hard rule is broken.
 *
 * @param dense The instance.
 * @param period Period of each lecture, negative where it has none.
 * @param room Room of each lecture.
 * @returns A plan of all lectures.
 */
export function planOf(dense: DenseInstance, period: Int32Array, room: Int32Array): Plan {
  const crowd = period.findIndex((p) => p >= 0);
  return Array.from(dense.courseOf, (course, l): Placement => {
    const from = period[l]! < 0 ? crowd : l;
    return { course, period: Math.max(0, period[from] ?? 0), room: Math.max(0, room[from] ?? 0) };
  });
}
