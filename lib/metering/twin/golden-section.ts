/** Share of an interval at which the golden section cuts it. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Finds where a function is lowest: on a grid first, so that a second valley is no trap, then by the golden section [1].
 *
 * @param of The function.
 * @param low Lower end of where it is looked for. [any]
 * @param high Upper end. [unit of low]
 * @param tolerance Width of the interval in which the search ends. [unit of low]
 * @param grid Points of the grid. [count of points, number of]
 * @returns The argument of the lowest value found; NaN where the function is never finite. [unit of low]
 *
 * [1] J. Kiefer, "Sequential minimax search for a maximum," Proc. Amer. Math. Soc., vol. 4, no. 3, pp. 502–506, 1953,
 *     doi:10.1090/S0002-9939-1953-0055639-3.
 */
export function lowestArgument(
  of: (x: number) => number,
  low: number,
  high: number,
  tolerance: number,
  grid: number,
): number {
  const step = (high - low) / (grid - 1);
  let best = Number.NaN;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < grid; i++) {
    const value = of(low + i * step);
    if (value < least) [least, best] = [value, low + i * step];
  }
  if (Number.isNaN(best)) return best;
  let [a, b] = [Math.max(low, best - step), Math.min(high, best + step)];
  let [c, d] = [b - GOLDEN * (b - a), a + GOLDEN * (b - a)];
  let [atC, atD] = [of(c), of(d)];
  while (b - a > tolerance) {
    if (atC < atD) {
      [b, d, atD] = [d, c, atC];
      c = b - GOLDEN * (b - a);
      atC = of(c);
    } else {
      [a, c, atC] = [c, d, atD];
      d = a + GOLDEN * (b - a);
      atD = of(d);
    }
  }
  return (a + b) / 2;
}
