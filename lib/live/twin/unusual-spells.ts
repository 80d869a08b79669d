import { AnomalyScore } from "#lib/metering/detect/anomaly-score.ts";
import type { TwinHistory } from "#lib/metering/twin/twin-history.ts";

const HOUR_MS = 3_600_000;
/** Scores from here are told: a sound room's stay below 3.5, a value that is stuck scores 4. [standard deviations] */
const UNUSUAL = 4;
/** Spells closer than this are one. [ms] */
const APART_MS = 6 * HOUR_MS;

/** How much history the score learns from before what is shown. [days] */
export const UNUSUAL_DAYS = 60;

/** When a value was far from all that the device reported before. [ms since 1970] */
export interface UnusualSpell {
  readonly from: number;
  readonly to: number;
}

/**
 * When a device read what it never does: spells of {@link AnomalyScore}s, streaming, without a look ahead. Nothing is told of the
 * first week of the history.
 *
 * @param history Quarters of an hour in order; NaN where nothing is known.
 * @returns Spells in order, six hours apart at least; empty where all is as usual.
 */
export function unusualSpells({ at, reported }: Pick<TwinHistory, "at" | "reported">): UnusualSpell[] {
  const detector = new AnomalyScore();
  const spells: { from: number; to: number }[] = [];
  for (const [i, value] of reported.entries()) {
    const moment = at[i]!;
    if (!(detector.step(moment, value) >= UNUSUAL)) continue;
    const last = spells.at(-1);
    if (last && moment - last.to < APART_MS) last.to = moment;
    else spells.push({ from: moment, to: moment });
  }
  return spells;
}
