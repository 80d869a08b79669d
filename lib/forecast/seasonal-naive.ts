import type { ForecastModel } from "./model.ts";

/**
 * Seasonal naive forecast: the last value observed in the same period of the season [1, §5.2]:
 *
 *     ŷ(n + h) = y(n + h − m·⌈h / m⌉)
 *
 * Where that period is missing it looks further back, season by season, and the note says so. Refuses a history in which a
 * period to forecast was never observed.
 *
 * [1] R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., OTexts, 2021,
 *     https://otexts.com/fpp3/.
 */
export const seasonalNaive: ForecastModel = {
  name: "snaive",
  forecast(history, { seasonLength, horizon }) {
    const n = history.length;
    const yHat = new Float64Array(horizon);
    let older = 0;
    for (let h = 0; h < horizon; h++) {
      const lastSeason = n - seasonLength + (h % seasonLength);
      let source = lastSeason;
      while (source >= 0 && !Number.isFinite(history[source])) source -= seasonLength;
      if (source < 0)
        return { ran: false, reason: `step ${h + 1} ahead: that period of the season was never observed` };
      if (source < lastSeason) older++;
      yHat[h] = history[source]!;
    }
    return older === 0
      ? { ran: true, yHat }
      : { ran: true, yHat, note: `${older} of ${horizon} steps repeat an older season` };
  },
};
