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
const MAX_ITERATIONS = 15;

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
  let current = new Float64Array(count);
  let next = new Float64Array(count);
  const columns = Array.from({ length: k }, () => new Float64Array(count));
  residuals(x, current);
  let value = dot(current, current);
  if (!Number.isFinite(value)) return { x, value: Number.NaN };

  let damping = 1e-3;
  for (let iteration = 0; iteration < MAX_ITERATIONS && k > 0; iteration++) {
    for (const [i, column] of columns.entries()) {
      trial.set(x);
      trial[i]! += STEP;
      residuals(trial, column);
      for (let t = 0; t < count; t++) column[t] = (column[t]! - current[t]!) / STEP;
    }
    const gradient = columns.map((column) => dot(column, current));
    const normal = columns.map((a) => columns.map((b) => dot(a, b)));
    let gain = 0;
    while (damping < 1e8) {
      const step = solveDamped(normal, gradient, damping);
      for (let i = 0; i < k; i++) trial[i] = x[i]! - Math.max(-2, Math.min(2, step[i]!));
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
function solveDamped(normal: readonly number[][], gradient: readonly number[], damping: number): number[] {
  const k = gradient.length;
  const rows = normal.map((row, i) => [...row.map((v, j) => (i === j ? v * (1 + damping) + 1e-12 : v)), gradient[i]!]);
  for (let column = 0; column < k; column++) {
    const lead = rows[column]!;
    for (let i = column + 1; i < k; i++) {
      const row = rows[i]!;
      const factor = row[column]! / lead[column]!;
      for (let j = column; j <= k; j++) row[j]! -= factor * lead[j]!;
    }
  }
  const step = new Array<number>(k).fill(0);
  for (let i = k - 1; i >= 0; i--) {
    let value = rows[i]![k]!;
    for (let j = i + 1; j < k; j++) value -= rows[i]![j]! * step[j]!;
    step[i] = value / rows[i]![i]!;
  }
  return step;
}
