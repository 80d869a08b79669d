/** How close to the unit circle a root may come. */
const MARGIN = 1e-10;

/**
 * Tells whether a seasonal exponential smoothing model forgets its beginnings: whether all roots of
 *
 *     z^(m+1) + (α+β−φ)·z^m + (α+β−αφ)·(z^(m−1) + … + z²) + (α+β−αφ+γ−1)·z + φ·(1−α−γ)
 *
 * lie inside the unit circle [1, §10.2]. At z = e^{iω}, real and imaginary part of the characteristic equation vanish where
 *
 *     β·(1+φ) = (2−α−γ)·q   and   (α + β·(1−φ)/q)·cot(ω/2) + γ·cot(mω/2) = 0,   q = (1−φ)² + 4φ·sin²(ω/2)
 *
 * The second needs ω > π/m, so that no root reaches the circle while β is below what the first says for π/m. From there on
 * the Schur–Cohn recursion decides.
 *
 * @param alpha Smoothing of the level α. [1]
 * @param beta Smoothing of the slope β; 0 without trend. [1]
 * @param gamma Smoothing of the season γ. [1]
 * @param phi Damping φ; 1 without. [1]
 * @param work Scratch of shape [2(m + 2)], m ≥ 2 periods in a season; overwritten.
 * @returns True when stable; false when a parameter is NaN.
 *
 * [1] R. J. Hyndman, A. B. Koehler, J. K. Ord, and R. D. Snyder, Forecasting with Exponential Smoothing: The State Space
 *     Approach, Springer, 2008, doi:10.1007/978-3-540-71918-2.
 */
export function isStable(alpha: number, beta: number, gamma: number, phi: number, work: Float64Array): boolean {
  const degree = work.length / 2 - 1;
  if (isFarFromCrossing(alpha, beta, gamma, phi, degree - 1)) return true;
  const inner = alpha + beta - alpha * phi;
  work[0] = phi * (1 - alpha - gamma);
  work[1] = inner + gamma - 1;
  for (let i = 2; i < degree - 1; i++) work[i] = inner;
  work[degree - 1] = alpha + beta - phi;
  work[degree] = 1;
  let from = 0;
  let to = degree + 1;
  for (let k = degree; k > 0; k--) {
    const reflection = work[from]!;
    if (!(Math.abs(reflection) < 1 - MARGIN)) return false;
    const scale = 1 / (1 - reflection * reflection);
    for (let i = 1; i <= k; i++) work[to + i - 1] = (work[from + i]! - reflection * work[from + k - i]!) * scale;
    [from, to] = [to, from];
  }
  return true;
}

/** Whether β is too small for a root on the unit circle at ω ≥ π/m, with sin x ≥ x − x³/6. */
function isFarFromCrossing(alpha: number, beta: number, gamma: number, phi: number, m: number): boolean {
  if (!(alpha > 0 && beta > 0 && gamma > 0 && phi > 0 && phi <= 1)) return false;
  const x = Math.PI / (2 * m);
  const sine = x - (x * x * x) / 6;
  return beta * (1 + phi) < (2 - alpha - gamma) * ((1 - phi) * (1 - phi) + 4 * phi * sine * sine);
}
