/** DuckDB's intervals (months, days, microseconds) as Arrow has them (months, days, nanoseconds): 16 bytes each. */
export function toMonthDayNano(intervals: BigInt64Array): Int32Array {
  const converted = intervals.slice();
  for (let i = 1; i < converted.length; i += 2) {
    const nanos = converted[i]! * 1000n;
    if (BigInt.asIntN(64, nanos) !== nanos) {
      throw new RangeError(`Cannot write an interval to Arrow as it exceeds 292 years: ${converted[i]} microseconds`);
    }
    converted[i] = nanos;
  }
  return new Int32Array(converted.buffer);
}
