/** A causal, invertible process (1 − φB)·(1 − ΦB^m)·w_t = (1 + θB)·(1 + ΘB^m)·a_t; a coefficient of 0 leaves a factor out. */
export interface SeasonalArma {
  /** Autoregressive coefficient φ. [1] */
  phi: number;
  /** Moving-average coefficient θ. [1] */
  theta: number;
  /** Seasonal autoregressive coefficient Φ. [1] */
  seasonalPhi: number;
  /** Seasonal moving-average coefficient Θ. [1] */
  seasonalTheta: number;
}

/** What the likelihood and the predictors of n periods of a {@link SeasonalArma} are made of, see {@link placeSample}. */
export interface ArmaSample {
  /** Periods n. */
  readonly count: number;
  /** Season m. [periods] */
  readonly seasonLength: number;
  readonly process: SeasonalArma;
  /** ln |Γ|, of the covariances of w with unit variance of a_t; NaN or infinite where the process is not causal. [1] */
  logDeterminant: number;
  /** Variance r of the innovations e of cycle k, shape [k]. [1] */
  readonly variances: Float64Array;
  /** What s adds to e_t, as the product of a factor of the cycle and one of t mod m, shapes [k], [m]. [1] */
  readonly added: Float64Array;
  readonly addedWithin: Float64Array;
  /** Covariance of s and e_t, as the product of a factor of the cycle and one of t mod m, shapes [k], [m]. [1] */
  readonly shared: Float64Array;
  readonly sharedWithin: Float64Array;
  /** Variance of s given all e. [1] */
  spare: number;
  /** What s adds to its own innovation given all e. [1] */
  own: number;
  /** Square of all that s adds, whitened: the inverse of its variance given w. [1] */
  weight: number;
  /** Room for u and e, had s been 0, shape [n + horizon]. [unit of w] */
  readonly u: Float64Array;
  readonly e: Float64Array;
}

/**
 * Room for a sample.
 *
 * @param count Periods n, at least 1.
 * @param seasonLength Season m, at least 1. [periods]
 * @param horizon Periods that may be forecast behind them. [periods]
 * @returns A sample, to be filled by {@link placeSample}.
 */
export function blankSample(count: number, seasonLength: number, horizon = 0): ArmaSample {
  const length = count + horizon;
  const cycles = Math.ceil(length / seasonLength);
  return {
    count,
    seasonLength,
    process: { phi: 0, theta: 0, seasonalPhi: 0, seasonalTheta: 0 },
    logDeterminant: Number.NaN,
    variances: new Float64Array(cycles),
    added: new Float64Array(cycles),
    addedWithin: new Float64Array(seasonLength),
    shared: new Float64Array(cycles),
    sharedWithin: new Float64Array(seasonLength),
    spare: Number.NaN,
    own: Number.NaN,
    weight: Number.NaN,
    u: new Float64Array(length),
    e: new Float64Array(length),
  };
}

/**
 * Prepares a sample for a process, for its exact Gaussian likelihood and best linear predictors in O(n). Without the plain
 * factors, the process u_t = Φ·u_{t−m} + a_t + Θ·a_{t−m} falls apart into m that know nothing of one another, with innovations
 * e of variance r from two steps of the innovations algorithm [1, section 5.3]; with them, u follows from w once one number
 * from before the sample is known, s = Σ_{j≥0} φ^j·u_{−j} at t = 0, which is integrated out as in [2]:
 *
 *     u_t = w_t − φ·w_{t−1} − θ·u_{t−1}                  u_1 = w_1 − (φ + θ)·s
 *     e_t = u_t − Φ·u_{t−m} − (Θ / r_{k−1})·e_{t−m}      r_k = 1 + Θ² − Θ² / r_{k−1},  k = ⌊(t − 1) / m⌋
 *
 * @param sample Room, overwritten; its `process` says which process.
 *
 * [1] P. J. Brockwell, R. A. Davis, Time Series: Theory and Methods, 2nd ed., Springer, 1991, doi:10.1007/978-1-4419-0320-4.
 * [2] G. M. Ljung, G. E. P. Box, "The likelihood function of stationary autoregressive-moving average models," Biometrika,
 *     vol. 66, no. 2, pp. 265–270, 1979, doi:10.1093/biomet/66.2.265.
 */
export function placeSample(sample: ArmaSample): void {
  const { seasonLength: m, variances, added, addedWithin, shared, sharedWithin } = sample;
  const { phi, theta, seasonalPhi, seasonalTheta } = sample.process;
  const variance = (1 + (2 * seasonalPhi + seasonalTheta) * seasonalTheta) / (1 - seasonalPhi * seasonalPhi);
  let add = -(phi + theta);
  let carry = 1;
  for (let i = 0; i < m; i++) {
    addedWithin[i] = add;
    add *= -theta;
    carry *= phi;
  }
  // Covariance of s with the last u of the first cycle; φ^m is `carry`.
  let share = (seasonalPhi * variance + seasonalTheta) / (1 - carry * seasonalPhi);
  sample.spare = (variance + 2 * carry * share) / (1 - phi * phi);
  for (let i = m - 1; i >= 0; i--) {
    sharedWithin[i] = share;
    share *= phi;
  }
  const power = (-theta) ** m;
  variances[0] = variance;
  added[0] = 1;
  shared[0] = 1;
  for (let k = 1, plain = 1; k < variances.length; k++) {
    const keep = -seasonalTheta / variances[k - 1]!;
    variances[k] = 1 + seasonalTheta * (seasonalTheta + keep);
    added[k] = plain * (power - seasonalPhi) + keep * added[k - 1]!;
    shared[k] = keep * shared[k - 1]!;
    plain *= power;
  }
  sumUp(sample);
}

/** Carries the factors over all periods: what s adds, what it shares, and both together, whitened. */
function sumUp(sample: ArmaSample): void {
  const { count, seasonLength, variances, added, addedWithin, shared, sharedWithin } = sample;
  let logs = 0;
  let addedSquares = 0;
  let sharedSquares = 0;
  let crossed = 0;
  for (let k = 0, left = count; left > 0; k++, left -= seasonLength) {
    const inCycle = Math.min(left, seasonLength);
    let addedHere = 0;
    let sharedHere = 0;
    let crossedHere = 0;
    for (let i = 0; i < inCycle; i++) {
      addedHere += addedWithin[i]! * addedWithin[i]!;
      sharedHere += sharedWithin[i]! * sharedWithin[i]!;
      crossedHere += addedWithin[i]! * sharedWithin[i]!;
    }
    const perVariance = 1 / variances[k]!;
    logs += inCycle * Math.log(variances[k]!);
    addedSquares += added[k]! * added[k]! * addedHere * perVariance;
    sharedSquares += shared[k]! * shared[k]! * sharedHere * perVariance;
    crossed += added[k]! * shared[k]! * crossedHere * perVariance;
  }
  sample.spare -= sharedSquares;
  sample.own = 1 - crossed;
  sample.weight = addedSquares + (sample.own * sample.own) / sample.spare;
  sample.logDeterminant = logs + Math.log(sample.spare * sample.weight);
}
