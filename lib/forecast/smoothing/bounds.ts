/** Smallest smoothing parameter, as R's forecast 8.20 has it; keeps every component alive. */
export const SMOOTHING_MIN = 1e-4;

/** Largest smoothing parameter, as R's forecast 8.20 has it. */
export const SMOOTHING_MAX = 0.9999;

/** Range of the damping φ: below, a slope dies within a few periods; above, damping cannot be told from none [1, §2.4].
 *
 * [1] R. J. Hyndman, A. B. Koehler, J. K. Ord, and R. D. Snyder, Forecasting with Exponential Smoothing: The State Space
 *     Approach, Springer, 2008, doi:10.1007/978-3-540-71918-2.
 */
export const DAMPING_MIN = 0.8;

/** Largest damping φ; see {@link DAMPING_MIN}. */
export const DAMPING_MAX = 0.98;
