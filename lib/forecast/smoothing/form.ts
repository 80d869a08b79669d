import type { SeasonKind } from "../classical-decomposition.ts";

/** Trend of an exponential smoothing model: none, a straight line, or a line that flattens by φ each period. */
export type TrendKind = "none" | "additive" | "damped";

/** Form of an exponential smoothing model in the taxonomy of Hyndman et al. (2008), doi:10.1007/978-3-540-71918-2. */
export interface SmoothingForm {
  readonly trend: TrendKind;
  readonly season: SeasonKind | "none";
  /** Periods in a season m; 1 without season. [periods] */
  readonly seasonLength: number;
}

/** Level, slope, season and smoothing parameters of an exponential smoothing model at one moment; overwritten as it runs. */
export interface SmoothingState {
  /** Smoothing of the level α. */
  alpha: number;
  /** Smoothing of the slope β, at most α. */
  beta: number;
  /** Smoothing of the season γ, at most 1 − α. */
  gamma: number;
  /** Damping of the slope φ; 1 without damping. */
  phi: number;
  /** Level ℓ, in the history's unit. */
  level: number;
  /** Slope b a period, in the history's unit; 0 without trend. */
  slope: number;
  /** Season by period t mod m, shape [m]; empty without season. */
  season: Float64Array;
}

/**
 * An empty state for a form: no slope, no damping, nothing smoothed.
 *
 * @param form Form of the model.
 * @returns State whose season has shape [m], or [0] without season, filled with the neutral element.
 */
export function blankState(form: SmoothingForm): SmoothingState {
  const season = new Float64Array(form.season === "none" ? 0 : form.seasonLength);
  if (form.season === "multiplicative") season.fill(1);
  return { alpha: 0, beta: 0, gamma: 0, phi: 1, level: 0, slope: 0, season };
}

/**
 * Counts what the fit of a form estimates: its smoothing parameters, its first level and slope, and m − 1 seasonal indices.
 *
 * @param form Form of the model.
 * @returns Number of parameters.
 */
export function parameterCount(form: SmoothingForm): number {
  const trend = form.trend === "none" ? 0 : form.trend === "additive" ? 2 : 3;
  return 2 + trend + (form.season === "none" ? 0 : form.seasonLength);
}
