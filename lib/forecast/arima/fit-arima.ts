import { blankSample, placeSample, type SeasonalArma } from "./arma-sample.ts";
import { continuation } from "./continuation.ts";
import { leastSquares } from "./least-squares.ts";
import { whiten } from "./whitened.ts";

/** Orders of a seasonal ARIMA (p,d,q)(P,D,Q)m; `constant` adds a mean to the differenced series (a drift when d + D = 1). */
export interface ArimaOrder {
  readonly p: 0 | 1;
  readonly d: number;
  readonly q: 0 | 1;
  readonly seasonalP: 0 | 1;
  readonly seasonalD: number;
  readonly seasonalQ: 0 | 1;
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

  // Without seasonal coefficients all periods are of one cycle.
  const season = order.seasonalP + order.seasonalQ > 0 ? seasonLength : n;
  const sample = blankSample(n, season);
  const ones = new Float64Array(n).fill(1);
  const unit = new Float64Array(n + 1);
  let mean = 0;
  // Scaled by the mean log variance, the squared residuals add up to n·exp(2·value): the likelihood as least squares.
  const scaledResiduals = (x: Float64Array, out: Float64Array) => {
    setProcess(sample.process, x, order);
    placeSample(sample);
    whiten(sample, w, out);
    if (order.constant) {
      whiten(sample, ones, unit);
      mean = dot(out, unit) / dot(unit, unit);
      for (let t = 0; t <= n; t++) out[t]! -= mean * unit[t]!;
    }
    const scale = Math.exp(sample.logDeterminant / n / 2);
    for (let t = 0; t <= n; t++) out[t]! *= scale;
  };
  const best = leastSquares(scaledResiduals, startOf(order), n + 1);
  scaledResiduals(best.x, new Float64Array(n + 1));
  const { logDeterminant } = sample;
  const process = { ...sample.process };
  const sigma2 = best.value / n / Math.exp(logDeterminant / n);
  if (!Number.isFinite(sigma2)) return undefined;
  const logLikelihood = -0.5 * (n * Math.log(2 * Math.PI * sigma2) + logDeterminant + n);
  const k = free + 1;
  return {
    order,
    coefficients: coefficientsOf(process, order),
    sigma2,
    logLikelihood,
    aicc: -2 * logLikelihood + 2 * k + (2 * k * (k + 1)) / Math.max(1, n - k - 1),
    forecast: (horizon) => {
      const centred = w.map((v) => v - mean);
      const wHat = continuation(process, season, centred, horizon);
      const y = new Float64Array(history.length + horizon);
      y.set(history);
      for (let h = 0; h < horizon; h++) {
        const t = history.length + h;
        let next = wHat[h]! + mean;
        for (let i = 1; i < lags.length; i++) next -= lags[i]! * y[t - i]!;
        y[t] = next;
      }
      return y.slice(history.length);
    },
  };
}

/** Where the search starts: signs and sizes usual in economic series; all zero would lie on a ridge where factors cancel. */
const START = { p: 0.3, q: 0.3, seasonalP: 1, seasonalQ: 0.5 } as const;

/** The parts of an order that are estimated, in R's order. */
const PARTS = ["p", "q", "seasonalP", "seasonalQ"] as const;

function startOf(order: ArimaOrder): number[] {
  return PARTS.filter((part) => order[part] === 1).map((part) => START[part]);
}

/** Sets a process to free parameters x by its coefficients' signs and tanh, which keep it causal and invertible. */
function setProcess(process: SeasonalArma, x: Float64Array, { p, q, seasonalP, seasonalQ }: ArimaOrder): void {
  let i = 0;
  process.phi = p ? Math.tanh(x[i++]!) : 0;
  process.theta = q ? -Math.tanh(x[i++]!) : 0;
  process.seasonalPhi = seasonalP ? Math.tanh(x[i++]!) : 0;
  process.seasonalTheta = seasonalQ ? -Math.tanh(x[i]!) : 0;
}

function coefficientsOf({ phi, theta, seasonalPhi, seasonalTheta }: SeasonalArma, order: ArimaOrder): Float64Array {
  const all = { p: phi, q: theta, seasonalP: seasonalPhi, seasonalQ: seasonalTheta };
  return Float64Array.from(PARTS.filter((part) => order[part] === 1).map((part) => all[part]));
}

/** Longest lag of the ARMA process that an order makes. */
function reach(order: ArimaOrder, m: number): number {
  return Math.max(order.p + order.seasonalP * m, order.q + order.seasonalQ * m);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let t = 0; t < a.length; t++) sum += a[t]! * b[t]!;
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
