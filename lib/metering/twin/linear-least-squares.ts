/** A linear fit. */
export interface LinearFit {
  /** Coefficient of each column, shape [k]; 0 where the column has nothing to tell. */
  readonly coefficients: Float64Array;
  /** Sum of squared residuals. */
  readonly squares: number;
}

/** A pivot below this share of its column's squares says that the other columns hold it. [1] */
const RANK_TOLERANCE = 1e-9;

/**
 * Fits columns to values by least squares, none of the coefficients marked below zero: one that would be is held at zero and the
 * rest is fitted again [1].
 *
 * @param columns Columns x, each of shape [n]; nothing missing.
 * @param y Values, shape [n]; nothing missing, or the fit is NaN. [any]
 * @param isPositive Whether the coefficient of a column may not be negative, shape [k].
 * @returns Coefficients and what is left.
 *
 * [1] C. L. Lawson, R. J. Hanson, Solving Least Squares Problems, SIAM, 1995, chapter 23, doi:10.1137/1.9781611971217.
 */
export function linearLeastSquares(
  columns: readonly Float64Array[],
  y: Float64Array,
  isPositive: readonly boolean[],
): LinearFit {
  const k = columns.length;
  const normal = columns.map((a) => columns.map((b) => dot(a, b)));
  const right = columns.map((a) => dot(a, y));
  const active = columns.map(() => true);
  for (;;) {
    const coefficients = solved(normal, right, active);
    let worst = -1;
    for (let i = 0; i < k; i++) {
      if (isPositive[i] && coefficients[i]! < 0 && (worst < 0 || coefficients[i]! < coefficients[worst]!)) worst = i;
    }
    if (worst < 0) return { coefficients, squares: squaresLeft(normal, right, coefficients, dot(y, y)) };
    active[worst] = false;
  }
}

function squaresLeft(
  normal: readonly (readonly number[])[],
  right: readonly number[],
  coefficients: Float64Array,
  yy: number,
): number {
  let left = yy;
  for (let i = 0; i < right.length; i++) {
    left -= 2 * coefficients[i]! * right[i]!;
    for (let j = 0; j < right.length; j++) left += coefficients[i]! * coefficients[j]! * normal[i]![j]!;
  }
  return Math.max(0, left);
}

/** Cholesky of the active part; what depends on columns before it gets 0. */
function solved(
  normal: readonly (readonly number[])[],
  right: readonly number[],
  active: readonly boolean[],
): Float64Array {
  const k = right.length;
  const factor = right.map(() => new Float64Array(k));
  const used = active.slice();
  const z = new Float64Array(k);
  for (let j = 0; j < k; j++) {
    if (!used[j]) continue;
    let pivot = normal[j]![j]!;
    for (let m = 0; m < j; m++) if (used[m]) pivot -= factor[j]![m]! ** 2;
    if (!(pivot > RANK_TOLERANCE * normal[j]![j]!)) {
      used[j] = false;
      continue;
    }
    factor[j]![j] = Math.sqrt(pivot);
    for (let i = j + 1; i < k; i++) {
      if (!used[i]) continue;
      let sum = normal[i]![j]!;
      for (let m = 0; m < j; m++) if (used[m]) sum -= factor[i]![m]! * factor[j]![m]!;
      factor[i]![j] = sum / factor[j]![j]!;
    }
    let value = right[j]!;
    for (let m = 0; m < j; m++) if (used[m]) value -= factor[j]![m]! * z[m]!;
    z[j] = value / factor[j]![j]!;
  }
  const x = new Float64Array(k);
  for (let j = k - 1; j >= 0; j--) {
    if (!used[j]) continue;
    let value = z[j]!;
    for (let i = j + 1; i < k; i++) if (used[i]) value -= factor[i]![j]! * x[i]!;
    x[j] = value / factor[j]![j]!;
  }
  return x;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
