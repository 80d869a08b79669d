import type { ForecastModel } from "./model.ts";
import { smoothingModel } from "./smoothing/smoothing-model.ts";

/**
 * Holt's linear trend, ETS(A,A,N), fitted by least squares [1]:
 *
 *     ŷ(n + h) = ℓ(n) + h·b(n)
 *
 * Knows no season: see `seasonallyAdjusted`. Refuses fewer than six values after the last gap.
 *
 * [1] C. C. Holt, "Forecasting seasonals and trends by exponentially weighted moving averages," Int. J. Forecast., vol. 20,
 *     no. 1, pp. 5–10, 2004 (first 1957), doi:10.1016/j.ijforecast.2003.09.015.
 */
export const holt: ForecastModel = smoothingModel("holt", () => ({
  trend: "additive",
  season: "none",
  seasonLength: 1,
}));

/**
 * Holt's trend, damped, ETS(A,Ad,N), fitted by least squares with 0.8 ≤ φ ≤ 0.98 [1]:
 *
 *     ŷ(n + h) = ℓ(n) + (φ + φ² + … + φ^h)·b(n)
 *
 * Knows no season: see `seasonallyAdjusted`. Refuses fewer than seven values after the last gap.
 *
 * [1] E. S. Gardner and E. McKenzie, "Forecasting trends in time series," Manage. Sci., vol. 31, no. 10, pp. 1237–1246, 1985,
 *     doi:10.1287/mnsc.31.10.1237.
 */
export const damped: ForecastModel = smoothingModel("damped", () => ({
  trend: "damped",
  season: "none",
  seasonLength: 1,
}));
