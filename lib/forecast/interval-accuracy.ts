/** How well prediction intervals of one nominal level did. */
export interface IntervalAccuracy {
  /** Periods of which y and both bounds are present. */
  readonly count: number;
  /** Share of the periods with L ≤ y ≤ U. [1] */
  readonly coverage: number;
  /** Absolute coverage difference |coverage − level|. [1] */
  readonly acd: number;
  /** Mean scaled interval score. [1] */
  readonly msis: number;
}

/**
 * Measures prediction intervals [L, U] of level 1 − α by their coverage and by the mean scaled interval score [1]:
 *
 *     MSIS = mean(U − L + 2/α·(L − y)₊ + 2/α·(y − U)₊) / Q
 *
 * @param actual What happened y, shape [n]; NaN where missing. [any]
 * @param lower Lower bounds L, shape [n]; NaN where there is none. [unit of actual]
 * @param upper Upper bounds U, shape [n]; NaN where there is none. [unit of actual]
 * @param level Nominal level 1 − α, between 0 and 1, as 0.95. [1]
 * @param scale Q of the training sample, see `seasonalScale`. [unit of actual]
 * @returns The measures; NaN where no period counts, and for MSIS where Q is missing or not positive.
 * @throws {RangeError} If the lengths differ.
 *
 * [1] T. Gneiting, A. E. Raftery, "Strictly proper scoring rules, prediction, and estimation," J. Am. Stat. Assoc.,
 *     vol. 102, no. 477, pp. 359–378, 2007, doi:10.1198/016214506000001437.
 */
export function intervalAccuracy(
  actual: Float64Array,
  lower: Float64Array,
  upper: Float64Array,
  level: number,
  scale: number,
): IntervalAccuracy {
  if (lower.length !== actual.length || upper.length !== actual.length) {
    throw new RangeError(
      `Cannot compare intervals with what happened as the lengths differ: ${actual.length} actual, ${lower.length} lower, ${upper.length} upper`,
    );
  }
  const alpha = 1 - level;
  let count = 0;
  let covered = 0;
  let score = 0;
  for (let i = 0; i < actual.length; i++) {
    const y = actual[i]!;
    const low = lower[i]!;
    const high = upper[i]!;
    if (Number.isNaN(y) || Number.isNaN(low) || Number.isNaN(high)) continue;
    count++;
    if (low <= y && y <= high) covered++;
    score += high - low + (2 / alpha) * (Math.max(0, low - y) + Math.max(0, y - high));
  }
  if (count === 0) return { count, coverage: Number.NaN, acd: Number.NaN, msis: Number.NaN };
  const coverage = covered / count;
  return {
    count,
    coverage,
    acd: Math.abs(coverage - level),
    msis: scale > 0 ? score / count / scale : Number.NaN,
  };
}
