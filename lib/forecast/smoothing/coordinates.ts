import { DAMPING_MAX, DAMPING_MIN, SMOOTHING_MAX, SMOOTHING_MIN } from "./bounds.ts";
import type { SmoothingForm, SmoothingState } from "./form.ts";

const SMOOTHING_RANGE = SMOOTHING_MAX - SMOOTHING_MIN;
const DAMPING_RANGE = DAMPING_MAX - DAMPING_MIN;

/**
 * Coordinates of a state for a search without bounds: an angle for each of α, β, γ, φ that the form has, by
 *
 *     α = α₀ + (α₁ − α₀)·sin²x     β = α₀ + (α − α₀)·sin²x     γ = α₀ + (1 − α − α₀)·sin²x     φ = φ₀ + (φ₁ − φ₀)·sin²x
 *
 * then the slope if it has one, then the season, or the level where there is none: with a season, a shift of the level is a
 * shift of all its indices, so that the level may stay where it is.
 *
 * @param state State before the first period, parameters within their bounds.
 * @param form Form of the model.
 * @returns Coordinates, shape [p].
 */
export function coordinates(state: SmoothingState, form: SmoothingForm): Float64Array {
  const { alpha, beta, gamma, phi } = state;
  const point = [angle((alpha - SMOOTHING_MIN) / SMOOTHING_RANGE)];
  if (form.trend !== "none") point.push(angle((beta - SMOOTHING_MIN) / (alpha - SMOOTHING_MIN)));
  if (form.season !== "none") point.push(angle((gamma - SMOOTHING_MIN) / (1 - alpha - SMOOTHING_MIN)));
  if (form.trend === "damped") point.push(angle((phi - DAMPING_MIN) / DAMPING_RANGE));
  if (form.trend !== "none") point.push(state.slope);
  if (form.season === "none") point.push(state.level);
  else point.push(...state.season);
  return Float64Array.from(point);
}

function angle(part: number): number {
  return Math.asin(Math.sqrt(Math.min(Math.max(part, 0), 1)));
}

/**
 * Sets a state to coordinates: the inverse of {@link coordinates}.
 *
 * @param point Coordinates, shape [p].
 * @param form Form of the model.
 * @param level Level where the form has a season. [the history's unit]
 * @param into State before the first period; overwritten.
 */
export function placeAt(point: Float64Array, form: SmoothingForm, level: number, into: SmoothingState): void {
  let i = 0;
  into.alpha = SMOOTHING_MIN + SMOOTHING_RANGE * Math.sin(point[i++]!) ** 2;
  into.beta = form.trend === "none" ? 0 : SMOOTHING_MIN + (into.alpha - SMOOTHING_MIN) * Math.sin(point[i++]!) ** 2;
  into.gamma =
    form.season === "none" ? 0 : SMOOTHING_MIN + (1 - into.alpha - SMOOTHING_MIN) * Math.sin(point[i++]!) ** 2;
  into.phi = form.trend === "damped" ? DAMPING_MIN + DAMPING_RANGE * Math.sin(point[i++]!) ** 2 : 1;
  into.slope = form.trend === "none" ? 0 : point[i++]!;
  into.level = form.season === "none" ? point[i]! : level;
  for (let j = 0; j < into.season.length; j++) into.season[j] = form.season === "none" ? 0 : point[i++]!;
}

/**
 * Carries a gradient from a state over to its coordinates, by the chain rule.
 *
 * @param point Coordinates, shape [p].
 * @param form Form of the model.
 * @param slopes Derivative by each field of the state.
 * @param into Derivative by each coordinate, shape [p]; overwritten.
 */
export function pullBack(point: Float64Array, form: SmoothingForm, slopes: SmoothingState, into: Float64Array): void {
  let i = 1;
  const alpha = SMOOTHING_MIN + SMOOTHING_RANGE * Math.sin(point[0]!) ** 2;
  let byAlpha = slopes.alpha;
  if (form.trend !== "none") {
    byAlpha += slopes.beta * Math.sin(point[i]!) ** 2;
    into[i] = slopes.beta * (alpha - SMOOTHING_MIN) * Math.sin(2 * point[i]!);
    i++;
  }
  if (form.season !== "none") {
    byAlpha -= slopes.gamma * Math.sin(point[i]!) ** 2;
    into[i] = slopes.gamma * (1 - alpha - SMOOTHING_MIN) * Math.sin(2 * point[i]!);
    i++;
  }
  if (form.trend === "damped") {
    into[i] = slopes.phi * DAMPING_RANGE * Math.sin(2 * point[i]!);
    i++;
  }
  into[0] = byAlpha * SMOOTHING_RANGE * Math.sin(2 * point[0]!);
  if (form.trend !== "none") into[i++] = slopes.slope;
  if (form.season === "none") into[i] = slopes.level;
  else for (const s of slopes.season) into[i++] = s;
}
