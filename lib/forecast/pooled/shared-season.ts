import { median } from "../median.ts";
import type { SeasonalProfile } from "../seasonal-profile.ts";
import { seasonalShapes } from "./seasonal-shapes.ts";

/** The season that a panel's series share. */
export interface SharedSeason {
  /** Logarithms of the seasonal factors, January first, shape [12]. [1] */
  readonly season: Float64Array;
  /** Amplitude of the cold hump over that of the profile. [1] */
  readonly cold: number;
  /** Amplitude of the warm hump over that of the profile. [1] */
  readonly warm: number;
  /** Share of the season that comes a month later than in the profile. [1] */
  readonly lag: number;
  /** Changes from one month to the next that it was learned from, over all series. */
  readonly changes: number;
  /** Pairs of successive months among them. */
  readonly months: number;
}

/** Spread of the panel's median change in a month that no season explains: weather, holidays, reading days. [log] */
const NOISE = 0.05;
/** Spread of the amplitudes around 1, before the panel is seen. [1] */
const AMPLITUDE_SPREAD = 2;
/** Spread of the change between two months that the bent profile does not explain. [log] */
const CHANGE_SPREAD = 0.05;
/** Keeps the own shape near 0 where no change was seen. [log] */
const SHAPE_SPREAD = 10;
/** Shares billed a month later that are tried, half being most likely for meters read through the month. [1] */
const LAGS = [0, 0.25, 0.5, 0.75, 1] as const;
const LAG_SPREAD = 0.25;

/**
 * Bends a borrowed season to a panel [1]. The median over the series of each change d_t of log use a day between successive
 * months is explained by the profile's two humps, a shape of the panel's own, and noise:
 *
 *     d_t = Δcold·β₁ + Δwarm·β₂ + Δδ + ε,   β ~ N(1, 2²),  Δδ ~ N(0, 0.05²),  ε ~ N(0, 0.05²)
 *
 * so that a month never seen follows the profile and a month seen often follows the panel. The lag of the bills is the one of
 * the largest marginal likelihood.
 *
 * @param logs Logarithms of use a day, aligned, shape [series][n]; NaN where missing. [log]
 * @param firstMonth Month of the first value, as `monthIndex` counts. [months]
 * @param profile Season to borrow.
 * @returns The season; the profile as it is, half a month late, where no change is present.
 *
 * [1] A. Gelman et al., Bayesian Data Analysis, 3rd ed., CRC Press, 2013, chapter 14, doi:10.1201/b16018.
 */
export function fitSharedSeason(
  logs: readonly Float64Array[],
  firstMonth: number,
  profile: SeasonalProfile,
): SharedSeason {
  const seen: { readonly month: number; readonly change: number }[] = [];
  let changes = 0;
  for (let t = 1; t < (logs[0]?.length ?? 0); t++) {
    const present = logs.map((log) => log[t]! - log[t - 1]!).filter((d) => !Number.isNaN(d));
    if (present.length === 0) continue;
    seen.push({ month: (firstMonth + t) % 12, change: median(present) });
    changes += present.length;
  }
  let best: { cost: number; lag: number; theta: Float64Array; season: Float64Array } | undefined;
  for (const lag of LAGS) {
    const { cold, warm } = seasonalShapes(profile.logFactors, lag);
    const rows = seen.map(({ month: k }) => {
      const before = (k + 11) % 12;
      const row = new Float64Array(14);
      row[0] = cold[k]! - cold[before]!;
      row[1] = warm[k]! - warm[before]!;
      row[2 + k]! += 1;
      row[2 + before]! -= 1;
      return row;
    });
    const residuals = seen.map(({ change }, i) => change - rows[i]![0]! - rows[i]![1]!);
    const { theta, cost } = posterior(rows, residuals);
    const total = cost + ((lag - 0.5) / LAG_SPREAD) ** 2;
    if (best && total >= best.cost) continue;
    const season = cold.map((c, k) => c * (1 + theta[0]!) + warm[k]! * (1 + theta[1]!) + theta[2 + k]!);
    best = { cost: total, lag, theta, season };
  }
  const { lag, theta, season } = best!;
  return { season, cold: 1 + theta[0]!, warm: 1 + theta[1]!, lag, changes, months: seen.length };
}

/** Most likely parameters under the priors, and −2·ln of the marginal likelihood up to a constant. */
function posterior(rows: readonly Float64Array[], residuals: readonly number[]): { theta: Float64Array; cost: number } {
  const precision = priorPrecision();
  const right = new Float64Array(14);
  for (const [t, row] of rows.entries()) {
    for (let i = 0; i < 14; i++) {
      right[i]! += (row[i]! * residuals[t]!) / NOISE ** 2;
      for (let j = 0; j < 14; j++) precision[i]![j]! += (row[i]! * row[j]!) / NOISE ** 2;
    }
  }
  const { solution, logDeterminant } = solvePositive(precision, right);
  let cost = logDeterminant;
  for (const r of residuals) cost += (r / NOISE) ** 2;
  for (let i = 0; i < 14; i++) cost -= right[i]! * solution[i]!;
  return { theta: solution, cost };
}

function priorPrecision(): Float64Array[] {
  const precision = Array.from({ length: 14 }, () => new Float64Array(14));
  for (let i = 0; i < 2; i++) precision[i]![i] = AMPLITUDE_SPREAD ** -2;
  for (let k = 0; k < 12; k++) {
    const here = 2 + k;
    const before = 2 + ((k + 11) % 12);
    precision[here]![here]! += CHANGE_SPREAD ** -2 + SHAPE_SPREAD ** -2;
    precision[before]![before]! += CHANGE_SPREAD ** -2;
    precision[here]![before]! -= CHANGE_SPREAD ** -2;
    precision[before]![here]! -= CHANGE_SPREAD ** -2;
  }
  return precision;
}

/** Solves a symmetric positive definite system by Gaussian elimination. */
function solvePositive(
  matrix: readonly Float64Array[],
  right: Float64Array,
): { solution: Float64Array; logDeterminant: number } {
  const n = right.length;
  const solution = right.slice();
  const rows = matrix.map((row) => row.slice());
  let logDeterminant = 0;
  for (let c = 0; c < n; c++) {
    logDeterminant += Math.log(rows[c]![c]!);
    for (let i = c + 1; i < n; i++) {
      const factor = rows[i]![c]! / rows[c]![c]!;
      for (let j = c; j < n; j++) rows[i]![j]! -= factor * rows[c]![j]!;
      solution[i]! -= factor * solution[c]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) solution[i]! -= rows[i]![j]! * solution[j]!;
    solution[i]! /= rows[i]![i]!;
  }
  return { solution, logDeterminant };
}
