/** Two humps of a year's season, each falling to the troughs between them. */
export interface SeasonalShapes {
  /** The hump that holds January, January first, shape [12]. [1] */
  readonly cold: Float64Array;
  /** The other one, shape [12]; all 0 where the season has one hump only. [1] */
  readonly warm: Float64Array;
}

/** Troughs closer than this are one. [months] */
const LEAST_DISTANCE = 3;

/**
 * Splits a season into its cold and its warm hump at its two troughs, after moving part of it one month on: a bill read in
 * mid-month holds use of the month before.
 *
 *     g_k = (1 − λ)·f_k + λ·f_{k−1} = base + cold_k + warm_k
 *
 * @param logFactors Logarithms of seasonal factors f, January first, shape [12]. [1]
 * @param lag Share λ that is billed a month later, from 0 to 1. [1]
 * @returns The two humps, measured from the mean of the troughs.
 */
export function seasonalShapes(logFactors: Float64Array, lag: number): SeasonalShapes {
  const g = logFactors.map((f, k) => (1 - lag) * f + lag * logFactors[(k + 11) % 12]!);
  const troughs = [...g.keys()]
    .filter((k) => g[k]! < g[(k + 11) % 12]! && g[k]! <= g[(k + 1) % 12]!)
    .sort((a, b) => g[a]! - g[b]!);
  const first = troughs[0] ?? 0;
  const second = troughs.find((k) => Math.min((k - first + 12) % 12, (first - k + 12) % 12) >= LEAST_DISTANCE);
  const cold = new Float64Array(12);
  const warm = new Float64Array(12);
  const base = (g[first]! + g[second ?? first]!) / 2;
  const januarySide = second === undefined || isBetween(0, first, second);
  for (let k = 0; k < 12; k++) {
    const height = g[k]! - base;
    if (second !== undefined && (k === first || k === second)) {
      cold[k] = height / 2;
      warm[k] = height / 2;
    } else if (second === undefined || isBetween(k, first, second) === januarySide) cold[k] = height;
    else warm[k] = height;
  }
  return { cold, warm };
}

/** Whether month k comes after `from` and before `to`, going round the year. */
function isBetween(k: number, from: number, to: number): boolean {
  return (k - from + 12) % 12 < (to - from + 12) % 12;
}
