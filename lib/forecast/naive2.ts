import type { ForecastModel } from "./model.ts";
import { naive } from "./naive.ts";
import { seasonallyAdjusted } from "./seasonal-adjustment.ts";

/**
 * Naive2, the yardstick of the M competitions: the last value of the seasonally adjusted history, with the season put back;
 * plain naive where the history shows no season [1]. Refuses a history whose latest period is missing.
 *
 * [1] S. Makridakis, E. Spiliotis, and V. Assimakopoulos, "The M4 competition: 100,000 time series and 61 forecasting
 *     methods," Int. J. Forecast., vol. 36, no. 1, pp. 54–74, 2020, doi:10.1016/j.ijforecast.2019.04.014.
 */
export const naive2: ForecastModel = seasonallyAdjusted(naive, "naive2");
