import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import { denseInstance } from "../solve/dense-instance.ts";

/** Lectures that a move may take back with it before it counts as woven into the others. */
const MOST_TOGETHER = 8;

/**
 * Makes what must go back with a lecture when its move is undone: who is in its place, whom it may not meet there, and so on. All
 * of them go back to where they were, so that the plan keeps every hard rule.
 *
 * @param instance The instance.
 * @param from The plan before.
 * @param to The plan after, its n-th lecture the n-th before.
 * @returns For a moved lecture the group with itself first; null where it would be large, or breaks a rule that the plan before broke.
 */
export function undoGroups(instance: Instance, from: Plan, to: Plan): (lecture: number) => readonly number[] | null {
  const { clash, courses } = denseInstance(instance);
  const inPeriod = Map.groupBy(to.keys(), (l) => to[l]!.period);
  const hasMoved = (l: number) => from[l]!.period !== to[l]!.period || from[l]!.room !== to[l]!.room;
  return (lecture) => {
    const group = [lecture];
    for (const member of group) {
      const home = from[member]!;
      for (const other of inPeriod.get(home.period) ?? []) {
        if (group.includes(other)) continue;
        const { course, room } = to[other]!;
        if (room !== home.room && clash[home.course * courses + course] === 0) continue;
        if (!hasMoved(other) || group.length === MOST_TOGETHER) return null;
        group.push(other);
      }
    }
    return group;
  };
}
