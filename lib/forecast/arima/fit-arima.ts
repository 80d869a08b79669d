import { type ArmaProcess, type Innovations, innovations, predict } from "./innovations.ts";
import { leastSquares } from "./least-squares.ts";

/** Orders of a seasonal ARIMA (p,d,q)(P,D,Q)m; `constant` adds a mean to the differenced series (a drift when d + D = 1). */
export interface ArimaOrder {
  readonly p: number;
  readonly d: number;
  readonly q: number;
  readonly seasonalP: number;
  readonly seasonalD: number;
  readonly seasonalQ: number;
  readonly constant: boolean;
}

/** A fitted seasonal ARIMA. */
export interface ArimaFit {
  readonly order: ArimaOrder;
  /** Coefficients in R's signs and order: ar, ma, seasonal ar, seasonal ma. [1] */
  readonly coefficients: Float64Array;
  /** Maximum-likelihood variance of the innovations. [unit of history, squared] */
  readonly sigma2: number;
  readonly logLikelihood: number;
  readonly aicc: number;
  /** Continues the history by so many periods. [unit of history] */
  readonly forecast: (horizon: number) => Float64Array;
}

/**
 * Fits a seasonal ARIMA by exact maximum likelihood of the differenced series [1]:
 *
 *     φ(B)·Φ(B^m)·(w_t − μ) = θ(B)·Θ(B^m)·a_t,   w_t = (1 − B)^d·(1 − B^m)^D·y_t
 *
 * The coefficients stay within the causal and invertible region; σ² and μ are concentrated out.
 *
 * @param history Unbroken series y, oldest first, shape [n]. [any]
 * @param order Orders.
 * @param seasonLength Season m. [periods]
 * @returns The fit; undefined when the series is too short for the order or missing somewhere. A series that its differences
 *   leave without variance is continued exactly, with an infinite likelihood.
 *
 * [1] P. J. Brockwell, R. A. Davis, Time Series: Theory and Methods, 2nd ed., Springer, 1991, doi:10.1007/978-1-4419-0320-4.
 */
export function fitArima(history: Float64Array, order: ArimaOrder, seasonLength: number): ArimaFit | undefined {
  const lags = differencing(order, seasonLength);
  const w = applyLags(history, lags);
  const n = w.length;
  const orders = order.p + order.q + order.seasonalP + order.seasonalQ;
  const free = orders + (order.constant ? 1 : 0);
  if (n < free + 4 || n <= reach(order, seasonLength)) return undefined;

  const ones = new Float64Array(n).fill(1);
  let storage: Innovations | undefined;
  // Scaled by the mean log variance, the squared innovations add up to n·exp(2·value): the likelihood as least squares.
  const scaledErrors = (x: Float64Array, out: Float64Array) => {
    const found = innovations(processOf(x, order, seasonLength), n, storage);
    storage = found;
    let mean = 0;
    const { errors } = predict(found, w, n);
    if (order.constant) {
      const unit = predict(found, ones, n).errors;
      mean = weighted(errors, unit, found.variances) / weighted(unit, unit, found.variances);
      for (let t = 0; t < n; t++) errors[t]! -= mean * unit[t]!;
    }
    let logVariance = 0;
    for (let t = 0; t < n; t++) logVariance += Math.log(found.variances[t]!);
    const scale = Math.exp(logVariance / n / 2);
    for (let t = 0; t < n; t++) out[t] = (scale * errors[t]!) / Math.sqrt(found.variances[t]!);
    return { found, mean, logVariance };
  };
  const best = leastSquares(scaledErrors, startOf(order), n);
  const { found, mean, logVariance } = scaledErrors(best.x, new Float64Array(n));
  const sigma2 = best.value / n / Math.exp(logVariance / n);
  if (!Number.isFinite(sigma2)) return undefined;
  const logLikelihood = -0.5 * (n * Math.log(2 * Math.PI * sigma2) + logVariance + n);
  const k = free + 1;
  return {
    order,
    coefficients: coefficientsOf(best.x, order),
    sigma2,
    logLikelihood,
    aicc: -2 * logLikelihood + 2 * k + (2 * k * (k + 1)) / Math.max(1, n - k - 1),
    forecast: (horizon) => {
      const centred = w.map((v) => v - mean);
      const longer = innovations(found.process, n + horizon);
      const wHat = predict(longer, centred, n + horizon).yHat.map((v) => v + mean);
      const y = new Float64Array(history.length + horizon);
      y.set(history);
      for (let h = 0; h < horizon; h++) {
        const t = history.length + h;
        let next = wHat[n + h]!;
        for (let i = 1; i < lags.length; i++) next -= lags[i]! * y[t - i]!;
        y[t] = next;
      }
      return y.slice(history.length);
    },
  };
}

/** Where the search starts: signs and sizes usual in economic series; all zero would lie on a ridge where factors cancel. */
function startOf({ p, q, seasonalP, seasonalQ }: ArimaOrder): number[] {
  return [
    ...Array.from({ length: p }, (_, i) => (i === 0 ? 0.3 : 0)),
    ...Array.from({ length: q }, (_, i) => (i === 0 ? 0.3 : 0)),
    ...Array.from({ length: seasonalP }, (_, i) => (i === 0 ? 1 : 0)),
    ...Array.from({ length: seasonalQ }, (_, i) => (i === 0 ? 0.5 : 0)),
  ];
}

/** Longest lag of the ARMA process that an order makes. */
function reach(order: ArimaOrder, m: number): number {
  return Math.max(order.p + order.seasonalP * m, order.q + order.seasonalQ * m);
}

function weighted(a: Float64Array, b: Float64Array, variances: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < a.length; t++) sum += (a[t]! * b[t]!) / variances[t]!;
  return sum;
}

/** Coefficients of (1 − B)^d·(1 − B^m)^D, lag 0 first. */
function differencing(order: ArimaOrder, m: number): Float64Array {
  let lags = Float64Array.of(1);
  for (let i = 0; i < order.d; i++) lags = multiply(lags, Float64Array.of(1, -1));
  const seasonal = new Float64Array(m + 1);
  seasonal[0] = 1;
  seasonal[m]! -= 1;
  for (let i = 0; i < order.seasonalD; i++) lags = multiply(lags, seasonal);
  return lags;
}

function applyLags(y: Float64Array, lags: Float64Array): Float64Array {
  const w = new Float64Array(Math.max(0, y.length - lags.length + 1));
  for (let t = 0; t < w.length; t++) {
    for (let i = 0; i < lags.length; i++) w[t]! += lags[i]! * y[t + lags.length - 1 - i]!;
  }
  return w;
}

function multiply(a: Float64Array, b: Float64Array): Float64Array<ArrayBuffer> {
  const product = new Float64Array(a.length + b.length - 1);
  for (let i = 0; i < a.length; i++) for (let j = 0; j < b.length; j++) product[i + j]! += a[i]! * b[j]!;
  return product;
}

/** Maps free parameters to ar, ma, seasonal ar and seasonal ma coefficients inside the causal and invertible region. */
function coefficientsOf(x: Float64Array, { p, q, seasonalP, seasonalQ }: ArimaOrder): Float64Array {
  const out = new Float64Array(x.length);
  let at = 0;
  for (const [size, sign] of [
    [p, 1],
    [q, -1],
    [seasonalP, 1],
    [seasonalQ, -1],
  ] as const) {
    const stable = fromPartial(x.subarray(at, at + size));
    for (let i = 0; i < size; i++) out[at + i] = sign * stable[i]!;
    at += size;
  }
  return out;
}

/** Durbin and Levinson: autoregressive coefficients from partial autocorrelations tanh(x). */
function fromPartial(x: Float64Array): Float64Array {
  const phi = new Float64Array(x.length);
  for (let k = 0; k < x.length; k++) {
    const partial = Math.tanh(x[k]!);
    const before = phi.slice(0, k);
    for (let i = 0; i < k; i++) phi[i] = before[i]! - partial * before[k - 1 - i]!;
    phi[k] = partial;
  }
  return phi;
}

function processOf(x: Float64Array, order: ArimaOrder, m: number): ArmaProcess {
  const { p, q, seasonalP } = order;
  const c = coefficientsOf(x, order);
  const phi = expanded(c.subarray(0, p), c.subarray(p + q, p + q + seasonalP), m, -1);
  const theta = expanded(c.subarray(p, p + q), c.subarray(p + q + seasonalP), m, 1);
  return { phi, theta };
}

/** Lags 1, 2, … of (1 + sign·Σ plain_i·B^i)·(1 + sign·Σ seasonal_j·B^jm), times the sign. */
function expanded(plain: Float64Array, seasonal: Float64Array, m: number, sign: 1 | -1): Float64Array {
  const out = new Float64Array(plain.length + seasonal.length * m);
  for (let i = 0; i < plain.length; i++) out[i]! += plain[i]!;
  for (let j = 1; j <= seasonal.length; j++) {
    const factor = seasonal[j - 1]!;
    out[j * m - 1]! += factor;
    for (let i = 0; i < plain.length; i++) out[j * m + i]! += sign * plain[i]! * factor;
  }
  return out;
}
