/**
 * The median: the middle value, or the mean of the two in the middle.
 *
 * @param values Values, shape [n], none missing; left as they are. [any]
 * @returns Median; NaN of none. [unit of values]
 */
export function median(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  if (sorted.length === 0) return Number.NaN;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
