/**
 * Spearman's rank correlation: Pearson's correlation of the ranks, where equal values share the mean of their ranks.
 *
 * @param a First quantity, shape [n]; NaN where missing. [any]
 * @param b Second quantity of the same objects, shape [n]; NaN where missing. [any]
 * @returns Correlation from −1 to 1 over the objects that have both; NaN with fewer than two of them, or where all values of
 *   a quantity are equal. [1]
 * @throws {RangeError} If the lengths differ.
 */
export function rankCorrelation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) {
    throw new RangeError(`Cannot correlate as the lengths differ: ${a.length} and ${b.length}`);
  }
  const both: number[] = [];
  for (let i = 0; i < a.length; i++) if (!Number.isNaN(a[i]! + b[i]!)) both.push(i);
  const rankA = ranks(both.map((i) => a[i]!));
  const rankB = ranks(both.map((i) => b[i]!));
  const mean = (both.length + 1) / 2;
  let crossed = 0;
  let squareA = 0;
  let squareB = 0;
  for (let i = 0; i < both.length; i++) {
    const deviationA = rankA[i]! - mean;
    const deviationB = rankB[i]! - mean;
    crossed += deviationA * deviationB;
    squareA += deviationA * deviationA;
    squareB += deviationB * deviationB;
  }
  const size = Math.sqrt(squareA * squareB);
  return size > 0 ? crossed / size : Number.NaN;
}

function ranks(values: readonly number[]): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((i, j) => values[i]! - values[j]!);
  const rank = new Float64Array(values.length);
  for (let first = 0; first < order.length; ) {
    let end = first + 1;
    while (end < order.length && values[order[end]!]! === values[order[first]!]!) end++;
    for (let k = first; k < end; k++) rank[order[k]!] = (first + 1 + end) / 2;
    first = end;
  }
  return rank;
}
