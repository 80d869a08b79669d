const HOUR_MIN = 60;
const HOURS = 24;

/**
 * Mean of what holds hour by hour over a part of a day.
 *
 * @param values One of each hour, shape [24]. [any]
 * @param startMin Beginning of the part, after midnight. [min]
 * @param endMin Its end, no later than the next midnight. [min]
 * @returns The mean; NaN where an hour of it is missing, or it has no length. [unit of values]
 * @throws {RangeError} If the part is not within a day.
 */
export function meanOfHours(values: readonly number[], startMin: number, endMin: number): number {
  if (!(startMin >= 0 && endMin <= HOURS * HOUR_MIN)) {
    throw new RangeError(`Cannot take minutes ${startMin} to ${endMin} as a day has ${HOURS * HOUR_MIN}`);
  }
  if (!(endMin > startMin)) return Number.NaN;
  const first = Math.floor(startMin / HOUR_MIN);
  const touched = values.slice(first, Math.ceil(endMin / HOUR_MIN));
  // Hours that are alike are told exactly, whatever their minutes.
  if (touched.every((value) => value === touched[0])) return touched[0]!;
  let sum = 0;
  touched.forEach((value, i) => {
    const hour = first + i;
    sum += value * (Math.min(endMin, (hour + 1) * HOUR_MIN) - Math.max(startMin, hour * HOUR_MIN));
  });
  return sum / (endMin - startMin);
}
