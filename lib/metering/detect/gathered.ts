import { openTwin } from "../twin/open-twin.ts";
import { momentsOf, type TwinHistory } from "../twin/twin-history.ts";
import type { TwinModel } from "../twin/twin-model.ts";
import { Parting } from "./parting.ts";
import { standardResidual } from "./standard-residual.ts";

const WEEK_MS = 7 * 86_400_000;
/** With fewer weeks each counts, the worst too. */
const FEW_WEEKS = 4;

/**
 * How far a sound device and its twin part by themselves: the most that comes together beyond the slack in any week, but the worst
 * where there are four and more, as a history may hold a fault.
 *
 * @param model What the twin is made of.
 * @param history What the device reported, and what moved it.
 * @returns The most; NaN where nothing was compared. [standard deviations times hours]
 */
export function gathered(model: TwinModel, history: TwinHistory): number {
  const twin = openTwin(model);
  const parting = new Parting({ slack: 1, threshold: Number.POSITIVE_INFINITY, minimumMs: 0, release: 0 });
  const weeks = new Map<number, number>();
  for (const moment of momentsOf(history)) {
    const deviations = standardResidual(twin.step(moment), moment.reported);
    if (Number.isNaN(deviations)) continue;
    const { above, below } = parting.step(moment.at, deviations);
    const week = Math.floor((moment.at - history.at[0]!) / WEEK_MS);
    weeks.set(week, Math.max(weeks.get(week) ?? 0, above, below));
  }
  const most = [...weeks.values()].sort((a, b) => b - a);
  return most[most.length >= FEW_WEEKS ? 1 : 0] ?? Number.NaN;
}
