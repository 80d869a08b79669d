import type { ForecastModel } from "./model.ts";
import { smoothingModel } from "./smoothing/smoothing-model.ts";

/**
 * Holt-Winters with a season that is a sum, ETS(A,A,A), fitted by least squares [1]:
 *
 *     ŷ(n + h) = ℓ(n) + h·b(n) + s(n + h)
 *
 * Refuses fewer than two seasons, or than two values more than parameters (m + 6), after the last gap.
 *
 * [1] P. R. Winters, "Forecasting sales by exponentially weighted moving averages," Manage. Sci., vol. 6, no. 3,
 *     pp. 324–342, 1960, doi:10.1287/mnsc.6.3.324.
 */
export const holtWintersAdditive: ForecastModel = smoothingModel("hw-add", ({ seasonLength }) => ({
  trend: "additive",
  season: "additive",
  seasonLength,
}));

/**
 * Holt-Winters with a season that is a factor, fitted by least squares [1]:
 *
 *     ŷ(n + h) = (ℓ(n) + h·b(n))·s(n + h)
 *
 * Refuses values of zero or below, fewer than two seasons, or than two values more than parameters (m + 6), after the last gap.
 *
 * [1] P. R. Winters, "Forecasting sales by exponentially weighted moving averages," Manage. Sci., vol. 6, no. 3,
 *     pp. 324–342, 1960, doi:10.1287/mnsc.6.3.324.
 */
export const holtWintersMultiplicative: ForecastModel = smoothingModel("hw-mult", ({ seasonLength }) => ({
  trend: "additive",
  season: "multiplicative",
  seasonLength,
}));
