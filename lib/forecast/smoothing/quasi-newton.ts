/** A smooth function to be minimised. */
export interface SmoothObjective {
  /** Value at a point, shape [p]; +∞ where the point is not allowed. */
  value(point: Float64Array): number;
  /** Writes the gradient, shape [p], at a point, which must be the one whose value was asked for last. */
  gradient(point: Float64Array, into: Float64Array): void;
}

/** When a descent stops. */
export interface DescentLimits {
  /** Stops when the gradient promises less than this in value. */
  readonly tolerance: number;
  readonly maxIterations: number;
}

/** Part of the promised decrease that a step must keep [1, §3.1, c₁]. */
const SUFFICIENT = 1e-4;

/** A step that fails is cut to between these parts of itself, at most so often [1, §3.5]. */
const CUT = { least: 0.5, most: 0.1, times: 12 };

/**
 * Minimises a smooth function by the quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno [1, alg. 6.1] with
 * backtracking by quadratic interpolation [1, §3.5].
 *
 * @param objective Value and gradient.
 * @param point Start, shape [p], allowed by the objective; overwritten by the minimum found.
 * @param curvature Guess of the second derivative along each axis, shape [p], above zero.
 * @param limits Tolerance and budget.
 * @returns Value at the minimum; +∞ when the start is not allowed.
 *
 * [1] J. Nocedal and S. J. Wright, Numerical Optimization, 2nd ed., Springer, 2006, doi:10.1007/978-0-387-40065-5.
 */
export function quasiNewton(
  objective: SmoothObjective,
  point: Float64Array,
  curvature: Float64Array,
  { tolerance, maxIterations }: DescentLimits,
): number {
  const p = point.length;
  const inverse = new Float64Array(p * p);
  for (let i = 0; i < p; i++) inverse[i * p + i] = 1 / curvature[i]!;
  let gradient = new Float64Array(p);
  let nextGradient = new Float64Array(p);
  const direction = new Float64Array(p);
  const trial = new Float64Array(p);
  const product = new Float64Array(p);
  let value = objective.value(point);
  if (!Number.isFinite(value)) return Number.POSITIVE_INFINITY;
  objective.gradient(point, gradient);
  for (let iteration = 0; iteration < maxIterations; iteration++) {
    const slope = descend(inverse, gradient, direction);
    if (!(-slope > 2 * tolerance)) break;
    const step = backtrack(objective, point, value, direction, slope, trial);
    if (step.length === 0) break;
    objective.gradient(trial, nextGradient);
    for (let i = 0; i < p; i++) {
      point[i] = trial[i]!;
      direction[i] = step.length * direction[i]!;
      gradient[i] = nextGradient[i]! - gradient[i]!;
    }
    value = step.value;
    update(inverse, direction, gradient, product);
    [gradient, nextGradient] = [nextGradient, gradient];
  }
  return value;
}

/** Cuts the step until the value falls enough; leaves the point reached in `trial`. Length 0 when it never does. */
function backtrack(
  objective: SmoothObjective,
  point: Float64Array,
  value: number,
  direction: Float64Array,
  slope: number,
  trial: Float64Array,
): { length: number; value: number } {
  let length = 1;
  for (let cut = 0; cut < CUT.times; cut++) {
    for (let i = 0; i < point.length; i++) trial[i] = point[i]! + length * direction[i]!;
    const next = objective.value(trial);
    if (next <= value + SUFFICIENT * length * slope) return { length, value: next };
    const lowest = (-slope * length) / (2 * ((next - value) / length - slope));
    length = Number.isFinite(next)
      ? Math.min(Math.max(lowest, CUT.most * length), CUT.least * length)
      : CUT.most * length;
  }
  return { length: 0, value };
}

/** Writes d = −H·g and gives its slope g·d. */
function descend(inverse: Float64Array, gradient: Float64Array, direction: Float64Array): number {
  const p = gradient.length;
  let slope = 0;
  for (let i = 0, k = 0; i < p; i++) {
    let sum = 0;
    for (let j = 0; j < p; j++, k++) sum += inverse[k]! * gradient[j]!;
    direction[i] = -sum;
    slope -= sum * gradient[i]!;
  }
  return slope;
}

/** BFGS update of the inverse Hessian by a step and the change of the gradient along it; none where curvature is not positive. */
function update(inverse: Float64Array, step: Float64Array, change: Float64Array, product: Float64Array): void {
  const p = step.length;
  let curvature = 0;
  for (let i = 0; i < p; i++) curvature += step[i]! * change[i]!;
  if (!(curvature > 0)) return;
  let along = 0;
  for (let i = 0, k = 0; i < p; i++) {
    let sum = 0;
    for (let j = 0; j < p; j++, k++) sum += inverse[k]! * change[j]!;
    product[i] = sum;
    along += sum * change[i]!;
  }
  const own = (1 + along / curvature) / curvature;
  for (let i = 0, k = 0; i < p; i++) {
    const a = own * step[i]! - product[i]! / curvature;
    const b = step[i]! / curvature;
    for (let j = 0; j < p; j++, k++) inverse[k] = inverse[k]! + a * step[j]! - b * product[j]!;
  }
}
