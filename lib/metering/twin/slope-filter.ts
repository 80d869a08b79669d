/**
 * Slopes of a linear answer y = x·b that are learned as it is watched: recursive least squares with what is not known yet as
 * covariance, which says how far an answer may lie from what is expected where nothing like it was seen.
 */
export class SlopeFilter {
  readonly slopes: Float64Array;
  /** Covariance of the slopes by rows, shape [k·k]. */
  readonly covariance: Float64Array;
  readonly #gain: Float64Array;

  constructor(slopes: ArrayLike<number>, covariance: ArrayLike<number>) {
    this.slopes = Float64Array.from(slopes);
    this.covariance = Float64Array.from(covariance);
    this.#gain = new Float64Array(this.slopes.length);
  }

  /** The answer that is expected at x. */
  answer(x: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < x.length; i++) sum += this.slopes[i]! * x[i]!;
    return sum;
  }

  /** Variance of the answer for what is not known of the slopes; it also prepares `learn` at the same x. */
  variance(x: Float64Array): number {
    const k = x.length;
    const gain = this.#gain.fill(0);
    for (let j = 0; j < k; j++) {
      const of = x[j]!;
      if (of === 0) continue;
      for (let i = 0; i < k; i++) gain[i]! += this.covariance[i * k + j]! * of;
    }
    let sum = 0;
    for (let i = 0; i < k; i++) sum += gain[i]! * x[i]!;
    return Math.max(0, sum);
  }

  /** Takes how far the answer at x, of which the variance was just asked, was from what was expected, with variance `noise`. */
  learn(error: number, variance: number, noise: number): void {
    const gain = this.#gain;
    const k = gain.length;
    const all = variance + noise;
    if (!(all > 0) || variance === 0) return;
    for (let i = 0; i < k; i++) this.slopes[i]! += (gain[i]! * error) / all;
    for (let i = 0; i < k; i++) {
      const share = gain[i]! / all;
      if (share === 0) continue;
      for (let j = 0; j < k; j++) this.covariance[i * k + j]! -= share * gain[j]!;
    }
  }
}
