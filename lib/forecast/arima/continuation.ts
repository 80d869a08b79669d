import { blankSample, placeSample, type SeasonalArma } from "./arma-sample.ts";
import { whiten } from "./whitened.ts";

/**
 * Continues a series by its best linear predictors, the expectations given all of it: past its end each innovation e keeps
 * what it shares with s, see `placeSample`.
 *
 * @param process Process of the series.
 * @param seasonLength Season m. [periods]
 * @param w Series, mean removed, shape [n]. [any]
 * @param horizon Steps to forecast h. [periods]
 * @returns Forecasts, shape [h]; NaN where the series misses a value or the process is not causal. [unit of w]
 */
export function continuation(
  process: SeasonalArma,
  seasonLength: number,
  w: Float64Array,
  horizon: number,
): Float64Array {
  const n = w.length;
  const m = seasonLength;
  const sample = blankSample(n, m, horizon);
  Object.assign(sample.process, process);
  placeSample(sample);
  const whitened = new Float64Array(n + 1);
  const s = whiten(sample, w, whitened);
  const surprise = whitened[n]! / Math.sqrt(sample.spare);
  const { variances, added, addedWithin, shared, sharedWithin, u, e } = sample;
  const { phi, theta, seasonalPhi, seasonalTheta } = process;
  const wHat = new Float64Array(horizon);
  let add = -(phi + theta) * s;
  let before = w[n - 1]!;
  for (let t = 0; t < n + horizon; t++) {
    const k = Math.floor(t / m);
    const i = t % m;
    if (t < n) {
      u[t]! += add;
      e[t]! += added[k]! * addedWithin[i]! * s;
      add *= -theta;
    } else {
      e[t] = shared[k]! * sharedWithin[i]! * surprise;
      u[t] = e[t]! + (k > 0 ? seasonalPhi * u[t - m]! + (seasonalTheta / variances[k - 1]!) * e[t - m]! : 0);
      before = phi * before + u[t]! + theta * u[t - 1]!;
      wHat[t - n] = before;
    }
  }
  return wHat;
}
