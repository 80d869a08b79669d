/** A quantity and the interval it most likely lies in; how likely is for those to say who make it. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A quantity that is known exactly.
 *
 * @param value The quantity, in whatever unit it has. [unit of the result]
 * @returns It, as an interval without width.
 */
export function exactly(value: number): Estimate {
  return { value, low: value, high: value };
}

/**
 * Adds quantities whose errors go together, as those of one model do: the ends of the intervals are added, which is the widest
 * that the sum can be.
 *
 * @param terms Quantities of one unit.
 * @returns Their sum; 0 of none.
 */
export function sumOf(terms: readonly Estimate[]): Estimate {
  return terms.reduce(
    (sum, { value, low, high }) => ({
      value: sum.value + value,
      low: sum.low + low,
      high: sum.high + high,
    }),
    exactly(0),
  );
}

/**
 * Multiplies a quantity, each end by its own factor.
 *
 * @param estimate Quantity, not negative.
 * @param factor Factor, exact or with an interval of its own, not negative.
 * @returns The product.
 */
export function times({ value, low, high }: Estimate, factor: number | Estimate): Estimate {
  const by = typeof factor === "number" ? exactly(factor) : factor;
  return { value: value * by.value, low: low * by.low, high: high * by.high };
}
