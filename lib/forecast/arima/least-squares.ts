/** Where a least-squares search ended. */
export interface LeastSquares {
  /** Point found, shape [k]. */
  readonly x: Float64Array;
  /** Sum of squared residuals there. */
  readonly value: number;
}

/** Step of the forward differences. */
const STEP = 1e-6;
/** The search ends when a step lowers the sum of squares by less than this, relative to it. */
const TOLERANCE = 1e-8;
/** It does not try a step that promises less than this. */
const LEAST_PROMISE = 1e-11;
const MAX_ITERATIONS = 30;

/**
 * Minimises a sum of squared residuals over a few variables by Levenberg and Marquardt's method with forward differences [1].
 *
 * @param residuals Fills `out` with the residuals at x; a residual that is not finite makes a step fail.
 * @param start First point, shape [k].
 * @param count Number of residuals.
 * @returns The lowest point found; `value` is NaN when the residuals are not finite at the start.
 *
 * [1] J. Nocedal, S. J. Wright, Numerical Optimization, 2nd ed., Springer, 2006, section 10.3, doi:10.1007/978-0-387-40065-5.
 */
export function leastSquares(
  residuals: (x: Float64Array, out: Float64Array) => void,
  start: ArrayLike<number>,
  count: number,
): LeastSquares {
  const k = start.length;
  const x = Float64Array.from(start);
  const trial = new Float64Array(k);
  const step = new Float64Array(k);
  const gradient = new Float64Array(k);
  const normal = new Float64Array(k * k);
  const rows = new Float64Array(k * (k + 1));
  let current = new Float64Array(count);
  let next = new Float64Array(count);
  const columns = Array.from({ length: k }, () => new Float64Array(count));
  residuals(x, current);
  let value = dot(current, current);
  if (!Number.isFinite(value)) return { x, value: Number.NaN };

  let damping = 1e-3;
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    for (let i = 0; i < k; i++) {
      const column = columns[i]!;
      trial.set(x);
      trial[i]! += STEP;
      residuals(trial, column);
      for (let t = 0; t < count; t++) column[t] = (column[t]! - current[t]!) / STEP;
      gradient[i] = dot(column, current);
      for (let j = 0; j <= i; j++) normal[i * k + j] = normal[j * k + i] = dot(column, columns[j]!);
    }
    let gain = 0;
    while (damping < 1e8) {
      solveDamped(normal, gradient, damping, rows, step);
      let promise = 0;
      for (let i = 0; i < k; i++) {
        promise += step[i]! * gradient[i]!;
        trial[i] = x[i]! - Math.max(-2, Math.min(2, step[i]!));
      }
      if (!(promise > LEAST_PROMISE * value)) break;
      residuals(trial, next);
      const nextValue = dot(next, next);
      if (nextValue < value) {
        gain = value - nextValue;
        value = nextValue;
        x.set(trial);
        [current, next] = [next, current];
        damping /= 10;
        break;
      }
      damping *= 10;
    }
    if (!(gain > TOLERANCE * value)) break;
  }
  return { x, value };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Solves (N + λ·diag N)·s = g by elimination; N is positive definite once damped. */
function solveDamped(
  normal: Float64Array,
  gradient: Float64Array,
  damping: number,
  rows: Float64Array,
  step: Float64Array,
): void {
  const k = gradient.length;
  const width = k + 1;
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) rows[i * width + j] = normal[i * k + j]!;
    rows[i * width + i] = normal[i * k + i]! * (1 + damping) + 1e-12;
    rows[i * width + k] = gradient[i]!;
  }
  for (let column = 0; column < k; column++) {
    for (let i = column + 1; i < k; i++) {
      const factor = rows[i * width + column]! / rows[column * width + column]!;
      for (let j = column; j <= k; j++) rows[i * width + j]! -= factor * rows[column * width + j]!;
    }
  }
  for (let i = k - 1; i >= 0; i--) {
    let value = rows[i * width + k]!;
    for (let j = i + 1; j < k; j++) value -= rows[i * width + j]! * step[j]!;
    step[i] = value / rows[i * width + i]!;
  }
}
