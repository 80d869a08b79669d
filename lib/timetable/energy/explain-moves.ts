import type { LectureMove } from "../cost/diff-plans.ts";
import type { Instance } from "../model/instance.ts";
import type { CampusEnergy } from "./campus-energy.ts";
import type { LoadDifference } from "./load-taken-back.ts";
import type { MoveChange } from "./move-change.ts";
import type { MoveLoad } from "./move-loads.ts";
import { type MoveReason, moveReasons } from "./move-reasons.ts";
import type { PlanScore, WeekScore } from "./plan-score.ts";
import type { SoftParts } from "./soft-parts.ts";

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
 * @param loads What each move changes in use: {@link moveLoads}.
 * @param whole The score of the plan after.
 * @param energy The campus, of the same weeks.
 * @returns One for each moved lecture, in the same order.
 */
export function explainMoves(
  instance: Instance,
  loads: readonly MoveLoad[],
  whole: PlanScore,
  energy: CampusEnergy,
): MoveExplanation[] {
  return loads.map(({ move, together, change: known }): MoveExplanation => {
    const said = { lecture: move.lecture, from: move.from, to: move.to, kind: move.kind, together };
    if (known === null) return { ...said, change: null, reasons: [] };
    const change = { ...gridChange(known.load, whole, energy), ...known.soft };
    return { ...said, change, reasons: moveReasons({ instance, energy, move, parts: known.load.parts, change }) };
  });
}

/** The score of the plan less that without the difference of load, mean over the weeks. */
function gridChange(
  { periods, weeks }: LoadDifference,
  whole: PlanScore,
  energy: CampusEnergy,
): Omit<MoveChange, keyof SoftParts> {
  const sum = { kwh: 0, importKwh: 0, kgCo2e: 0, krw: 0, selfConsumption: 0 };
  let lit = 0;
  for (const [w, { load, pv, pvKwh }] of (whole.weeks as readonly WeekScore[]).entries()) {
    const { krwPerKwh, kgCo2ePerKwh } = energy.weeks[w]!;
    const column = weeks[w]!;
    let exported = 0;
    for (let i = 0; i < periods.length; i++) {
      const p = periods[i]!;
      const net = load[p]! - pv[p]!;
      const netWithout = net - column[i]!;
      const bought = Math.max(0, net) - Math.max(0, netWithout);
      const sold = Math.max(0, -net) - Math.max(0, -netWithout);
      sum.kwh += column[i]!;
      sum.importKwh += bought;
      sum.kgCo2e += bought * kgCo2ePerKwh[p]!;
      sum.krw += bought * krwPerKwh[p]! - sold * energy.krwPerExportedKwh;
      exported += sold;
    }
    if (pvKwh > 0) {
      sum.selfConsumption -= exported / pvKwh;
      lit++;
    }
  }
  const count = whole.weeks.length;
  return {
    ...{ kwh: sum.kwh / count, importKwh: sum.importKwh / count, kgCo2e: sum.kgCo2e / count, krw: sum.krw / count },
    selfConsumption: lit > 0 ? sum.selfConsumption / lit : Number.NaN,
  };
}
