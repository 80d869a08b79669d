/** Point-forecast accuracy of one series, or of several laid end to end. Undefined measures are NaN, never 0. */
export interface Accuracy {
  /** Pairs (y, ŷ) of which neither is missing; the measures rest on these. */
  readonly count: number;
  /** Mean absolute error mean|y − ŷ|. [unit of y] */
  readonly mae: number;
  /** Mean squared error mean(y − ŷ)². [unit of y, squared] */
  readonly mse: number;
  /** Root of the mean squared error. [unit of y] */
  readonly rmse: number;
  /** Mean absolute percentage error 100·mean(|y − ŷ| / |y|) over the pairs with y ≠ 0. [%] */
  readonly mape: number;
  /** Pairs that `mape` skips as y = 0. */
  readonly mapeSkipped: number;
  /** Symmetric MAPE in the M4 form, mean(200·|y − ŷ| / (|y| + |ŷ|)), from 0 to 200; a pair of two zeros counts 0. [%] */
  readonly smape: number;
  /** Weighted absolute percentage error 100·Σ|y − ŷ| / Σ|y|. [%] */
  readonly wape: number;
}

/**
 * Measures how far forecasts lie from what happened [1]. A pair counts when both y and ŷ are present.
 *
 * @param actual What happened y, shape [n]; NaN where missing. [any]
 * @param yHat Forecasts ŷ of the same periods, shape [n]; NaN where there is none. [unit of actual]
 * @returns The measures; NaN where no pair, or no pair with a denominator other than zero, is there.
 * @throws {RangeError} If the lengths differ.
 *
 * [1] S. Makridakis, E. Spiliotis, V. Assimakopoulos, "The M4 Competition: 100,000 time series and 61 forecasting methods,"
 *     Int. J. Forecast., vol. 36, no. 1, pp. 54–74, 2020, doi:10.1016/j.ijforecast.2019.04.014.
 */
export function accuracy(actual: Float64Array, yHat: Float64Array): Accuracy {
  if (actual.length !== yHat.length) {
    throw new RangeError(
      `Cannot compare a forecast with what happened as the lengths differ: ${actual.length} actual, ${yHat.length} forecast`,
    );
  }
  let count = 0;
  let absolute = 0;
  let squared = 0;
  let percentage = 0;
  let mapeSkipped = 0;
  let symmetric = 0;
  let size = 0;
  for (let i = 0; i < actual.length; i++) {
    const y = actual[i]!;
    const error = Math.abs(y - yHat[i]!);
    if (Number.isNaN(error)) continue;
    count++;
    absolute += error;
    squared += error * error;
    size += Math.abs(y);
    if (y === 0) mapeSkipped++;
    else percentage += error / Math.abs(y);
    if (error > 0) symmetric += (200 * error) / (Math.abs(y) + Math.abs(yHat[i]!));
  }
  return {
    count,
    mae: ratio(absolute, count),
    mse: ratio(squared, count),
    rmse: Math.sqrt(ratio(squared, count)),
    mape: 100 * ratio(percentage, count - mapeSkipped),
    mapeSkipped,
    smape: ratio(symmetric, count),
    wape: 100 * ratio(absolute, size),
  };
}

/**
 * The scale of a series for MASE and MSIS: the mean absolute error of the seasonal naive within the training sample [1],
 *
 *     Q = mean |y_t − y_{t−m}|
 *
 * over the pairs of which both are present.
 *
 * @param history Training sample y, oldest first, shape [n]; NaN where missing. [any]
 * @param seasonLength Lag m, 1 for none. [periods]
 * @returns Q; NaN without a single pair, or where Q is 0. [unit of history]
 *
 * [1] R. J. Hyndman, A. B. Koehler, "Another look at measures of forecast accuracy," Int. J. Forecast., vol. 22, no. 4,
 *     pp. 679–688, 2006, doi:10.1016/j.ijforecast.2006.03.001.
 */
export function seasonalScale(history: Float64Array, seasonLength: number): number {
  let sum = 0;
  let pairs = 0;
  for (let t = seasonLength; t < history.length; t++) {
    const step = Math.abs(history[t]! - history[t - seasonLength]!);
    if (Number.isNaN(step)) continue;
    sum += step;
    pairs++;
  }
  return sum > 0 ? sum / pairs : Number.NaN;
}

/**
 * Mean absolute scaled error, MASE = MAE / Q with Q of {@link seasonalScale}.
 *
 * @param mae Mean absolute error of the forecasts. [any]
 * @param scale Q of the training sample. [unit of mae]
 * @returns MASE; NaN where either is missing or Q is not positive. [1]
 */
export function mase(mae: number, scale: number): number {
  return scale > 0 ? mae / scale : Number.NaN;
}

/**
 * Skill against a reference forecast, by default the seasonal naive:
 *
 *     skill = 1 − MAE / MAE_ref
 *
 * @param mae Mean absolute error of the forecast. [any]
 * @param maeReference Mean absolute error of the reference over the same pairs. [unit of mae]
 * @returns 1 for a perfect forecast, 0 for one as good as the reference, negative for a worse one; NaN where the reference
 *   is missing or has no error. [1]
 */
export function skill(mae: number, maeReference: number): number {
  return maeReference > 0 ? 1 - mae / maeReference : Number.NaN;
}

function ratio(numerator: number, denominator: number): number {
  return denominator > 0 ? numerator / denominator : Number.NaN;
}
