/**
 * The unbroken run of a history after its last gap: y_k … y_n with k − 1 the last period that is missing.
 *
 * @param history Observations, oldest first, shape [n], any unit; NaN or an infinity marks a missing period.
 * @returns The run as a view on the history, shape [0 … n], same unit; empty when the latest period itself is missing, since
 *   a forecast from an older run would be out of step.
 */
export function latestRun(history: Float64Array): Float64Array {
  let start = history.length;
  while (start > 0 && Number.isFinite(history[start - 1])) start--;
  return start === 0 ? history : history.subarray(start);
}
