import { SMOOTHING_MIN } from "./bounds.ts";
import { coordinates, placeAt, pullBack } from "./coordinates.ts";
import { reverseFactor, runFactor } from "./factor-innovations.ts";
import { blankState, type SmoothingForm, type SmoothingState } from "./form.ts";
import { initialStates } from "./initial-states.ts";
import { blankInnovations, concentratedDeviance, type ErrorKind } from "./innovations.ts";
import { quasiNewton } from "./quasi-newton.ts";
import { isStable } from "./stability.ts";
import { reverseSummand, runSummand } from "./summand-innovations.ts";

/** An exponential smoothing model fitted by likelihood. */
export interface LikelihoodFit {
  /** State after the last period, in the history's unit. */
  readonly state: SmoothingState;
  /** Twice the negative log-likelihood, up to a constant of the history; +∞ when no start is allowed. */
  readonly deviance: number;
}

/** Where descents may start: smoothing of the level, and of the season as a part of its range. */
const STARTS = [
  [0.05, 0.05],
  [0.3, 0.1],
  [0.7, 0.1],
  [0.3, 0.5],
] as const;

/** First smoothing of the slope as a part of its range; less where the season is long, which would be unstable. */
const FIRST_SLOPE_PART = 0.1;

const FIRST_DAMPING = 0.97;

/** A thousandth of a unit of AICc: no choice between models hangs on less. */
const LIMITS = { tolerance: 1e-3, maxIterations: 200 };

/**
 * Fits an innovations state space model by likelihood [1, §5.1]: smoothing parameters and first states together, from the best
 * of a few starts, within the usual region 0 < β ≤ α < 1, 0 < γ ≤ 1 − α and where the model is stable. Multiplying the
 * history by c multiplies the fit by c and adds 2·n·ln c to the deviance.
 *
 * @param history Unbroken observations, shape [n], any unit; above zero when errors or season are factors.
 * @param form Form of the model; a season that is a factor wants errors that are.
 * @param error Kind of the errors.
 * @returns State after the last period and deviance.
 * @throws {RangeError} If the form has a season and the history is shorter than two of them.
 *
 * [1] R. J. Hyndman, A. B. Koehler, J. K. Ord, and R. D. Snyder, Forecasting with Exponential Smoothing: The State Space
 *     Approach, Springer, 2008, doi:10.1007/978-3-540-71918-2.
 */
export function fitLikelihood(history: Float64Array, form: SmoothingForm, error: ErrorKind): LikelihoodFit {
  const n = history.length;
  let unit = 0;
  for (const y of history) unit += Math.abs(y) / n;
  const y = history.map((value) => value / unit);
  const first = initialStates(y, form);
  const run = likelihoodRun(y, form, error, first.level);
  let start: Float64Array | undefined;
  let lowest = Number.POSITIVE_INFINITY;
  let variance = 0;
  for (const [alpha, seasonPart] of STARTS) {
    first.alpha = alpha;
    first.beta = SMOOTHING_MIN + Math.min(FIRST_SLOPE_PART, 2 / form.seasonLength) * (alpha - SMOOTHING_MIN);
    first.gamma = SMOOTHING_MIN + seasonPart * (1 - alpha - SMOOTHING_MIN);
    first.phi = FIRST_DAMPING;
    const point = coordinates(first, form);
    const deviance = run.value(point);
    if (deviance < lowest) {
      lowest = deviance;
      start = point;
      variance = run.variance();
    }
  }
  if (start === undefined) return { state: run.state, deviance: Number.POSITIVE_INFINITY };
  placeAt(start, form, first.level, run.state);
  const deviance = quasiNewton(run, start, curvatures(run.state, form, n, variance), LIMITS);
  run.value(start);
  const { state } = run;
  const season = form.season === "multiplicative" ? state.season : state.season.map((s) => s * unit);
  return {
    state: { ...state, level: state.level * unit, slope: state.slope * unit, season },
    deviance: deviance + 2 * n * Math.log(unit),
  };
}

/** The deviance as a function of coordinates, with its gradient; a model without season runs with one that stays zero. */
function likelihoodRun(y: Float64Array, form: SmoothingForm, error: ErrorKind, level: number) {
  const n = y.length;
  const isFactor = form.season === "multiplicative";
  const room = form.season === "none" ? ({ ...form, season: "additive", seasonLength: 1 } as const) : form;
  const state = blankState(room);
  const slopes = blankState(room);
  const innovations = blankInnovations(n, error);
  const work = new Float64Array(2 * (form.seasonLength + 2));
  const mayDiverge = form.trend !== "none" && form.season !== "none";
  return {
    state,
    variance: () => innovations.squares / n,
    value(point: Float64Array): number {
      placeAt(point, form, level, state);
      const { alpha, beta, gamma, phi } = state;
      if (mayDiverge && !isStable(alpha, beta, gamma, phi, work)) return Number.POSITIVE_INFINITY;
      const ran = isFactor ? runFactor(y, state, innovations) : runSummand(y, state, innovations);
      return ran ? concentratedDeviance(innovations) : Number.POSITIVE_INFINITY;
    },
    gradient(point: Float64Array, into: Float64Array): void {
      if (isFactor) reverseFactor(state, innovations, slopes);
      else reverseSummand(state, innovations, slopes);
      pullBack(point, form, slopes, into);
    },
  };
}

/**
 * Rough second derivatives of the deviance by each coordinate, so that the first step has about the right length: 4n by an
 * angle; 2/σ² by a first state for each error that still remembers it, squared by how far the slope has carried.
 */
function curvatures(state: SmoothingState, form: SmoothingForm, n: number, variance: number): Float64Array {
  const { alpha, beta, gamma } = state;
  const curvature = [4 * n];
  if (form.trend !== "none") curvature.push(4 * n);
  if (form.season !== "none") curvature.push(4 * n);
  if (form.trend === "damped") curvature.push(4 * n);
  const perError = 2 / Math.max(variance, 1e-12);
  if (form.trend !== "none") {
    let reach = 1;
    for (let t = 1; t < Math.min(n, 1 / beta); t++) reach += Math.min(t, 1 / alpha) ** 2;
    curvature.push(perError * reach);
  }
  if (form.season === "none") curvature.push(perError * Math.min(n, 1 / (alpha * (2 - alpha))));
  else
    for (const _ of state.season) curvature.push(perError * Math.min(n / form.seasonLength, 1 / (gamma * (2 - gamma))));
  return Float64Array.from(curvature);
}
