import type { ForecastModel } from "./model.ts";

/**
 * Naive forecast: the last value observed, whatever the step [1, §5.2]:
 *
 *     ŷ(n + h) = y(n)
 *
 * Missing periods at the end are stepped over, and the note says how many. Refuses a history without any value.
 *
 * [1] R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., OTexts, 2021,
 *     https://otexts.com/fpp3/.
 */
export const naive: ForecastModel = {
  name: "naive",
  forecast(history, { horizon }) {
    let last = history.length - 1;
    while (last >= 0 && !Number.isFinite(history[last])) last--;
    if (last < 0) return { ran: false, reason: "the history holds no value" };
    const yHat = new Float64Array(horizon).fill(history[last]!);
    const missing = history.length - 1 - last;
    return missing === 0
      ? { ran: true, yHat }
      : { ran: true, yHat, note: `repeats a value ${missing + 1} periods old` };
  },
};
