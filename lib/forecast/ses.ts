import type { ForecastModel } from "./model.ts";
import { smoothingModel } from "./smoothing/smoothing-model.ts";

/**
 * Simple exponential smoothing, ETS(A,N,N), with smoothing and first level fitted by least squares [1, §8.1]:
 *
 *     ŷ(n + h) = ℓ(n)     ℓ(t) = α·y(t) + (1 − α)·ℓ(t − 1)
 *
 * Knows no season: see `seasonallyAdjusted`. Refuses fewer than four values after the last gap.
 *
 * [1] R. J. Hyndman and G. Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., OTexts, 2021,
 *     https://otexts.com/fpp3/.
 */
export const ses: ForecastModel = smoothingModel("ses", () => ({ trend: "none", season: "none", seasonLength: 1 }));
