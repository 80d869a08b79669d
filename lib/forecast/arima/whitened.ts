import type { ArmaSample } from "./arma-sample.ts";

/**
 * Whitens a series by the process that a sample was prepared for, with s (see `placeSample`) at its expectation given the
 * series: the squares add up to w′·Γ⁻¹·w.
 *
 * @param sample Prepared sample of n periods; its u and e are overwritten.
 * @param w Series, mean removed, shape [n]. [any]
 * @param out Uncorrelated residuals of unit variance, shape [n + 1]; overwritten. [unit of w]
 * @returns Expectation of s given the series; NaN where a value is missing or the process is not causal. [unit of w]
 */
export function whiten(sample: ArmaSample, w: Float64Array, out: Float64Array): number {
  const { count, seasonLength: m, variances, added, addedWithin, shared, sharedWithin, u, e } = sample;
  const { phi, theta, seasonalPhi, seasonalTheta } = sample.process;
  let alongAdded = 0;
  let alongShared = 0;
  let before = 0;
  let plain = 0;
  for (let k = 0, t = 0; t < count; k++) {
    const end = Math.min(t + m, count);
    const perVariance = 1 / variances[k]!;
    const keep = k > 0 ? seasonalTheta / variances[k - 1]! : 0;
    let addedHere = 0;
    let sharedHere = 0;
    for (let i = 0; t < end; i++, t++) {
      plain = w[t]! - phi * before - theta * plain;
      before = w[t]!;
      const error = k > 0 ? plain - seasonalPhi * u[t - m]! - keep * e[t - m]! : plain;
      u[t] = plain;
      e[t] = error;
      addedHere += addedWithin[i]! * error;
      sharedHere += sharedWithin[i]! * error;
    }
    alongAdded += added[k]! * addedHere * perVariance;
    alongShared += shared[k]! * sharedHere * perVariance;
  }
  const { own, spare, weight } = sample;
  const s = ((own * alongShared) / spare - alongAdded) / weight;
  for (let k = 0, t = 0; t < count; k++) {
    const end = Math.min(t + m, count);
    const scale = 1 / Math.sqrt(variances[k]!);
    const add = added[k]! * s;
    for (let i = 0; t < end; i++, t++) out[t] = scale * (e[t]! + add * addedWithin[i]!);
  }
  out[count] = (own * s - alongShared) / Math.sqrt(spare);
  return s;
}
