/** Whether the errors of a model are differences y − ŷ or parts of the forecast (y − ŷ) / ŷ. */
export type ErrorKind = "additive" | "multiplicative";

/** What a run through a history leaves behind: what its likelihood is made of, and what its gradient needs. */
export interface Innovations {
  readonly error: ErrorKind;
  /** Sum of the squared errors. */
  squares: number;
  /** Sum of ln ŷ; 0 when the errors are differences. */
  logs: number;
  /** Errors, shape [n]. */
  readonly errors: Float64Array;
  /** Level and slope together, ℓ + φb, before each period, shape [n]. */
  readonly bases: Float64Array;
  /** Slope b before each period, shape [n]. */
  readonly slopes: Float64Array;
  /** Season s before each period, shape [n]. */
  readonly seasons: Float64Array;
}

/**
 * Room for the run of a model through a history.
 *
 * @param n Length of the history. [periods]
 * @param error Kind of the errors.
 * @returns Empty innovations, to be filled by a run.
 */
export function blankInnovations(n: number, error: ErrorKind): Innovations {
  const room = () => new Float64Array(n);
  return { error, squares: 0, logs: 0, errors: room(), bases: room(), slopes: room(), seasons: room() };
}

/** Sum of squares, as a part of n, below which a fit counts as perfect: the likelihood would have no bound. */
const PERFECT = 1e-18;

/**
 * Twice the negative logarithm of the likelihood of a run, the error's variance concentrated out, up to a constant of the
 * history [1, §5.1]:
 *
 *     n·ln Σ e_t²     plus 2·Σ ln ŷ_t when the errors are parts of the forecast
 *
 * @param innovations A finished run.
 * @returns Criterion to be minimised; its value falls by 2·n·ln c when the history is divided by c.
 *
 * [1] R. J. Hyndman, A. B. Koehler, J. K. Ord, and R. D. Snyder, Forecasting with Exponential Smoothing: The State Space
 *     Approach, Springer, 2008, doi:10.1007/978-3-540-71918-2.
 */
export function concentratedDeviance({ errors, squares, logs }: Innovations): number {
  const n = errors.length;
  return n * Math.log(Math.max(squares, n * PERFECT)) + 2 * logs;
}

/**
 * Weight of a squared error in the slope of the deviance, n / Σ e_t².
 *
 * @param innovations A finished run.
 * @returns Weight, at most 1 / {@link PERFECT}.
 */
export function errorWeight({ errors, squares }: Innovations): number {
  const n = errors.length;
  return n / Math.max(squares, n * PERFECT);
}
