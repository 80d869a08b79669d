/** Upper 5 % point of the standard normal, as the M4 competition rounds it [1]. */
const CRITICAL_VALUE = 1.645;

/** Seasons that a history must span for the test to mean anything, after [1]. [seasons] */
const SEASONS_NEEDED = 3;

/**
 * Tells whether a history is seasonal: whether its autocorrelation r at lag m leaves Bartlett's band [2], at 90 %, as the M4
 * competition's benchmarks have it [1]:
 *
 *     |r_m| > 1.645 · √((1 + 2·Σ_{k<m} r_k²) / n)
 *
 * @param history Unbroken observations, oldest first, shape [n], any unit.
 * @param seasonLength Periods in a season m. [periods]
 * @returns True when seasonal; false too for m < 2, for fewer than three seasons, for a constant history and for one with a
 *   missing value.
 *
 * [1] S. Makridakis, E. Spiliotis, and V. Assimakopoulos, "The M4 competition: 100,000 time series and 61 forecasting
 *     methods," Int. J. Forecast., vol. 36, no. 1, pp. 54–74, 2020, doi:10.1016/j.ijforecast.2019.04.014.
 * [2] M. S. Bartlett, "On the theoretical specification and sampling properties of autocorrelated time-series," Suppl. J. R.
 *     Stat. Soc., vol. 8, no. 1, pp. 27–41, 1946, doi:10.2307/2983611.
 */
export function isSeasonal(history: Float64Array, seasonLength: number): boolean {
  const n = history.length;
  if (seasonLength < 2 || n < SEASONS_NEEDED * seasonLength) return false;
  let mean = 0;
  for (let t = 0; t < n; t++) mean += history[t]! / n;
  let variance = 0;
  for (let t = 0; t < n; t++) variance += (history[t]! - mean) ** 2;
  let band = 1;
  for (let lag = 1; lag < seasonLength; lag++) band += 2 * autocorrelation(history, mean, variance, lag) ** 2;
  const atSeason = autocorrelation(history, mean, variance, seasonLength);
  return Math.abs(atSeason) > CRITICAL_VALUE * Math.sqrt(band / n);
}

function autocorrelation(history: Float64Array, mean: number, variance: number, lag: number): number {
  let covariance = 0;
  for (let t = lag; t < history.length; t++) covariance += (history[t]! - mean) * (history[t - lag]! - mean);
  return covariance / variance;
}
