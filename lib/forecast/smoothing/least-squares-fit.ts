import { DAMPING_MAX, DAMPING_MIN, SMOOTHING_MAX, SMOOTHING_MIN } from "./bounds.ts";
import { blankState, type SmoothingForm, type SmoothingState } from "./form.ts";
import { initialStates } from "./initial-states.ts";
import { nelderMead } from "./nelder-mead.ts";
import { squaredErrors } from "./squared-errors.ts";
import { isStable } from "./stability.ts";

/** Evaluations after which the search stops, converged or not, as in R's forecast 8.20, ets(maxit). */
const MAX_EVALUATIONS = 2000;

/** First simplex edge as a part of the largest coordinate of the start, after Nash (1990), doi:10.1201/9781315139784. */
const EDGE = 0.1;

/** Square root of the machine's precision, where differences of a quadratic vanish. */
const TOLERANCE = Math.sqrt(Number.EPSILON);

/**
 * Fits an exponential smoothing model by least squares of the errors one step ahead: smoothing parameters and first states
 * together, by the simplex search from heuristic first states [1, §2.6, §5.2], within the usual region 0 < β ≤ α < 1,
 * 0 < γ ≤ 1 − α and where the model is stable. Works in the power of ten of the history's unit that puts its largest value
 * between 100 and 1,000: kWh and GWh give the same fit.
 *
 * @param history Unbroken observations, shape [n], any unit.
 * @param form Form of the model.
 * @returns State after the last period, in the history's unit.
 * @throws {RangeError} If the history is shorter than two seasons or holds a missing value.
 *
 * [1] R. J. Hyndman, A. B. Koehler, J. K. Ord, and R. D. Snyder, Forecasting with Exponential Smoothing: The State Space
 *     Approach, Springer, 2008, doi:10.1007/978-3-540-71918-2.
 */
export function fitLeastSquares(history: Float64Array, form: SmoothingForm): SmoothingState {
  const unit = decimalUnit(history);
  const y = history.map((value) => value / unit);
  const start = pack(firstParameters(form), initialStates(y, form), form);
  const state = blankState(form);
  const work = new Float64Array(2 * (form.seasonLength + 2));
  const mayDiverge = form.trend !== "none" && form.season !== "none";
  let edge = 0;
  for (const x of start) edge = Math.max(edge, EDGE * Math.abs(x));
  const best = nelderMead(
    (point, bound) => {
      if (!unpack(point, form, state) || !isWithinBounds(state, form)) return Number.POSITIVE_INFINITY;
      const sum = squaredErrors(y, form, state, bound);
      return sum < bound && (!mayDiverge || isStable(state.alpha, state.beta, state.gamma, state.phi, work))
        ? sum
        : Number.POSITIVE_INFINITY;
    },
    start,
    { edge: edge > 0 ? edge : EDGE, tolerance: TOLERANCE, maxEvaluations: MAX_EVALUATIONS },
  );
  unpack(best.point, form, state);
  squaredErrors(y, form, state, Number.POSITIVE_INFINITY);
  const season = form.season === "additive" ? state.season.map((s) => s * unit) : state.season;
  return { ...state, level: state.level * unit, slope: state.slope * unit, season };
}

/** The power of ten that puts the largest value between 100 and 1,000. */
function decimalUnit(history: Float64Array): number {
  let largest = 0;
  for (const y of history) largest = Math.max(largest, Math.abs(y));
  return largest > 0 ? Math.max(10 ** (Math.floor(Math.log10(largest)) - 2), Number.MIN_VALUE) : 1;
}

/** Where R's forecast 8.20 starts its search: little smoothing, almost no damping. */
function firstParameters(form: SmoothingForm): SmoothingState {
  const m = form.season === "none" ? 1 : form.seasonLength;
  const state = blankState(form);
  state.alpha = SMOOTHING_MIN + (0.2 * (SMOOTHING_MAX - SMOOTHING_MIN)) / m;
  state.beta = SMOOTHING_MIN + 0.1 * (state.alpha - SMOOTHING_MIN);
  state.gamma = SMOOTHING_MIN + 0.05 * (1 - state.alpha - SMOOTHING_MIN);
  state.phi = DAMPING_MIN + 0.99 * (DAMPING_MAX - DAMPING_MIN);
  return state;
}

/** Coordinates of the search: α, β, γ, φ as the form has them, level, slope, and the season but for its first index. */
function pack(smoothing: SmoothingState, first: SmoothingState, form: SmoothingForm): Float64Array {
  const hasTrend = form.trend !== "none";
  const point = [smoothing.alpha];
  if (hasTrend) point.push(smoothing.beta);
  if (form.season !== "none") point.push(smoothing.gamma);
  if (form.trend === "damped") point.push(smoothing.phi);
  point.push(first.level);
  if (hasTrend) point.push(first.slope);
  for (let j = first.season.length - 1; j > 0; j--) point.push(first.season[j]!);
  return Float64Array.from(point);
}

/** Inverse of pack(); false when a seasonal factor is negative. */
function unpack(point: Float64Array, form: SmoothingForm, state: SmoothingState): boolean {
  const hasTrend = form.trend !== "none";
  let i = 0;
  state.alpha = point[i++]!;
  if (hasTrend) state.beta = point[i++]!;
  if (form.season !== "none") state.gamma = point[i++]!;
  if (form.trend === "damped") state.phi = point[i++]!;
  state.level = point[i++]!;
  state.slope = hasTrend ? point[i++]! : 0;
  const { season } = state;
  let first = form.season === "multiplicative" ? season.length : 0;
  let smallest = Number.POSITIVE_INFINITY;
  for (let j = season.length - 1; j > 0; j--) {
    const s = point[i++]!;
    season[j] = s;
    first -= s;
    if (s < smallest) smallest = s;
  }
  if (season.length > 0) season[0] = first;
  return form.season !== "multiplicative" || Math.min(smallest, first) >= 0;
}

function isWithinBounds({ alpha, beta, gamma, phi }: SmoothingState, form: SmoothingForm): boolean {
  if (!(alpha >= SMOOTHING_MIN && alpha <= SMOOTHING_MAX)) return false;
  if (form.trend !== "none" && !(beta >= SMOOTHING_MIN && beta <= alpha)) return false;
  if (form.trend === "damped" && !(phi >= DAMPING_MIN && phi <= DAMPING_MAX)) return false;
  return form.season === "none" || (gamma >= SMOOTHING_MIN && gamma <= 1 - alpha);
}
