import type { Instance } from "../model/instance.ts";
import type { Plan } from "../model/plan.ts";
import { explainCost } from "./explain-cost.ts";
import type { SoftCost } from "./plan-cost.ts";

/** A component of the soft cost. */
export type SoftComponent = Exclude<keyof SoftCost, "total">;

/** How the soft cost of a course, or of a curriculum where the component is of curricula, differs between two plans. */
export interface SubjectChange {
  readonly component: SoftComponent;
  readonly kind: "course" | "curriculum";
  /** Index of the course or curriculum. */
  readonly index: number;
  /** Points of UD2 more, or less where it is negative; never 0. */
  readonly points: number;
}

/**
 * Whom the soft cost of a plan falls on more, and on whom less, than that of another. The points of a component add up to the
 * difference of what `evaluate()` gives for it.
 *
 * @param instance The instance.
 * @param was The plan before.
 * @param is The plan after.
 * @returns Those whose cost differs, by component, the greatest difference first.
 * @throws {RangeError} If a lecture names a course, room or period that the instance does not have.
 */
export function subjectChanges(instance: Instance, was: Plan, is: Plan): SubjectChange[] {
  const [before, after] = [bySubject(instance, was), bySubject(instance, is)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((key) => {
      const points = (after.get(key) ?? 0) - (before.get(key) ?? 0);
      const [component, index] = key.split(" ") as [SoftComponent, string];
      const kind = component === "curriculumCompactness" ? ("curriculum" as const) : ("course" as const);
      return points === 0 ? [] : [{ component, kind, index: Number(index), points }];
    })
    .sort((a, b) => Math.abs(b.points) - Math.abs(a.points) || a.index - b.index);
}

const SOFT: ReadonlySet<string> = new Set<SoftComponent>([
  "roomCapacity",
  "minimumWorkingDays",
  "curriculumCompactness",
  "roomStability",
]);

/** Points by component and subject; what costs nothing is left out. */
function bySubject(instance: Instance, plan: Plan): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const { component, cost, courses, curriculum } of explainCost(instance, plan)) {
    if (!SOFT.has(component)) continue;
    const key = `${component} ${component === "curriculumCompactness" ? curriculum : courses[0]}`;
    sums.set(key, (sums.get(key) ?? 0) + cost);
  }
  return sums;
}
