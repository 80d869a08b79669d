/** A causal, invertible ARMA process w_t = Σ φ_i·w_{t−i} + a_t + Σ θ_j·a_{t−j}, its seasonal factors multiplied out. */
export interface ArmaProcess {
  /** Autoregressive coefficients φ_1…φ_p, shape [p]. [1] */
  readonly phi: Float64Array;
  /** Moving-average coefficients θ_1…θ_q, shape [q]. [1] */
  readonly theta: Float64Array;
}

/** The coefficients of the one-step predictors of an ARMA process in a finite sample. */
export interface Innovations {
  readonly process: ArmaProcess;
  /** Row t (from 0) holds θ_{t,1…width}, shape [count × width]. [1] */
  readonly coefficients: Float64Array;
  readonly width: number;
  /** Variances of the innovations over that of a_t, shape [count]. [1] */
  readonly variances: Float64Array;
}

/**
 * Runs the innovations algorithm [1, section 5.3] for an ARMA process, which gives its exact Gaussian likelihood and its
 * best linear predictors from a finite past.
 *
 * @param process The process.
 * @param count Periods for which predictors are wanted.
 * @param reuse Storage of an earlier run with the same orders and count.
 * @returns Coefficients and variances; variances are NaN where the process is not causal.
 *
 * [1] P. J. Brockwell, R. A. Davis, Time Series: Theory and Methods, 2nd ed., Springer, 1991, doi:10.1007/978-1-4419-0320-4.
 */
export function innovations(process: ArmaProcess, count: number, reuse?: Innovations): Innovations {
  const { phi, theta } = process;
  const q = theta.length;
  const width = Math.max(phi.length, q);
  const gamma = autocovariances(process, width);
  const crossed = new Float64Array(width + 1);
  const moving = new Float64Array(width + 1);
  for (let lag = 0; lag <= width; lag++) {
    let cross = gamma[lag]!;
    for (let i = 1; i <= phi.length; i++) cross -= phi[i - 1]! * gamma[Math.abs(i - lag)]!;
    crossed[lag] = lag <= q ? cross : 0;
    let sum = 0;
    for (let j = lag; j <= q; j++) sum += (j === 0 ? 1 : theta[j - 1]!) * (j === lag ? 1 : theta[j - lag - 1]!);
    moving[lag] = sum;
  }
  const coefficients = reuse?.coefficients ?? new Float64Array(count * width);
  const variances = reuse?.variances ?? new Float64Array(count);
  const scaled = new Float64Array(width + 1);
  for (let t = 0; t < count; t++) {
    const reach = t < width ? t : q;
    const row = t * width;
    // scaled[j] is θ_{t,j}·v_{t−j}: the covariance of w_t with the innovation j steps back.
    for (let j = reach; j >= 1; j--) {
      const back = t - j;
      let value = t < width ? gamma[j]! : back < width ? crossed[j]! : moving[j]!;
      const most = Math.min(back < width ? back : q, reach - j, width);
      const backRow = back * width - 1;
      for (let i = 1; i <= most; i++) value -= coefficients[backRow + i]! * scaled[j + i]!;
      scaled[j] = value;
      coefficients[row + j - 1] = value / variances[back]!;
    }
    for (let j = reach + 1; j <= width; j++) coefficients[row + j - 1] = 0;
    let variance = t < width ? gamma[0]! : moving[0]!;
    for (let j = 1; j <= reach; j++) variance -= coefficients[row + j - 1]! * scaled[j]!;
    variances[t] = variance > 0 ? variance : Number.NaN;
  }
  return { process, coefficients, width, variances };
}

/**
 * Splits a series into what its past predicts and the innovations w_t − ŵ_t; past the end of the series innovations are 0.
 *
 * @param found Predictors of at least `count` periods.
 * @param w Series, mean removed, shape [n]. [any]
 * @param count Periods to run over; those from n on are forecast. [periods]
 * @returns Innovations and predictions, shape [count]. [unit of w]
 */
export function predict(
  found: Innovations,
  w: Float64Array,
  count: number,
): { errors: Float64Array; yHat: Float64Array } {
  const { coefficients, width, process } = found;
  const { phi, theta } = process;
  const errors = new Float64Array(count);
  const yHat = new Float64Array(count);
  for (let t = 0; t < count; t++) {
    let value = 0;
    const reach = t < width ? t : theta.length;
    for (let j = 1; j <= reach; j++) value += coefficients[t * width + j - 1]! * errors[t - j]!;
    if (t >= width) for (let i = 1; i <= phi.length; i++) value += phi[i - 1]! * (t - i < w.length ? w : yHat)[t - i]!;
    yHat[t] = value;
    if (t < w.length) errors[t] = w[t]! - value;
  }
  return { errors, yHat };
}

/** Autocovariances γ_0…γ_lags of the process with unit innovation variance; NaN where there is no solution. */
function autocovariances({ phi, theta }: ArmaProcess, lags: number): Float64Array {
  const p = phi.length;
  const q = theta.length;
  const psi = new Float64Array(q + 1);
  for (let j = 0; j <= q; j++) {
    let value = j === 0 ? 1 : theta[j - 1]!;
    for (let i = 1; i <= Math.min(j, p); i++) value += phi[i - 1]! * psi[j - i]!;
    psi[j] = value;
  }
  const size = Math.max(p, lags) + 1;
  const gamma = new Float64Array(size);
  for (let k = 0; k <= Math.min(q, size - 1); k++) {
    for (let j = k; j <= q; j++) gamma[k]! += (j === 0 ? 1 : theta[j - 1]!) * psi[j - k]!;
  }
  if (p === 0) return gamma;
  const matrix: Float64Array[] = [];
  for (let k = 0; k <= p; k++) {
    const row = new Float64Array(p + 2);
    row[k]! += 1;
    for (let i = 1; i <= p; i++) row[Math.abs(k - i)]! -= phi[i - 1]!;
    row[p + 1] = gamma[k]!;
    matrix.push(row);
  }
  eliminate(matrix);
  for (let k = 0; k <= p; k++) gamma[k] = matrix[k]![p + 1]!;
  for (let k = p + 1; k < size; k++) for (let i = 1; i <= p; i++) gamma[k]! += phi[i - 1]! * gamma[k - i]!;
  return gamma;
}

/** Solves the augmented system in place by Gauss-Jordan elimination with partial pivoting. */
function eliminate(rows: Float64Array[]): void {
  const n = rows.length;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let i = column + 1; i < n; i++) {
      if (Math.abs(rows[i]![column]!) > Math.abs(rows[pivot]![column]!)) pivot = i;
    }
    [rows[column], rows[pivot]] = [rows[pivot]!, rows[column]!];
    const lead = rows[column]!;
    const scale = 1 / lead[column]!;
    for (let j = column; j <= n; j++) lead[j]! *= scale;
    for (let i = 0; i < n; i++) {
      const row = rows[i]!;
      const factor = row[column]!;
      if (i === column || factor === 0) continue;
      for (let j = column; j <= n; j++) row[j]! -= factor * lead[j]!;
    }
  }
}
