import { roofs, type State } from "../measures.ts";
import type { AnalysisRows } from "../queries.ts";

/** Actual years of a place from which on their own spread is told. */
export const ENOUGH_YEARS = 5;

/** A weather of more than this tells a mean, no year of its own. */
const ONE_YEAR = 1.01;

/** Places this near are one. [deg] */
const NEAR = 0.25;

/** Standard deviations below the mean above which a year lies with 90 and 99 %. */
const Z90 = 1.2815515655446004;
const Z99 = 2.3263478740408408;

/** What a year may yield. */
export interface Uncertainty {
  /** Of a year, as a share of the expected one. [1] */
  readonly sigma: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  /** Years that were, at the place of the weather: what today's arrays would have yielded. [kWh] */
  readonly years: readonly { readonly weather: string; readonly name: string; readonly kwh: number }[];
  /** Their median, and what nine of ten exceed; undefined where there are too few. [kWh] */
  readonly seen?: { readonly p50: number; readonly p90: number };
}

/** P50 and P90 of a year of all arrays: normal, the year's spread and the model's independent of one another. */
export function uncertainty(state: State): Uncertainty | undefined {
  const p50 = roofs(state)?.year_kwh;
  if (p50 === undefined || !Number.isFinite(p50)) return undefined;
  const sigma = Math.hypot(state.inputs.interannual, state.inputs.modelError) / 100;
  const years = actualYears(state, p50);
  const sorted = years.map(({ kwh }) => kwh).sort((a, b) => a - b);
  const seen =
    sorted.length >= ENOUGH_YEARS ? { p50: quantileOf(sorted, 0.5), p90: quantileOf(sorted, 0.1) } : undefined;
  const at = (z: number) => p50 * (1 - z * sigma);
  return { sigma, p50, p90: at(Z90), p99: at(Z99), years, ...(seen ? { seen } : {}) };
}

/** Probability that a year yields more, of a normal distribution. */
export function exceeds(kwh: number, { p50, sigma }: Uncertainty): number {
  return 1 - normalShare((kwh / p50 - 1) / sigma);
}

/** The actual years around the weather's place, scaled by what the reference array yields in them against the weather chosen. */
function actualYears({ rows, inputs, language }: State, kwh: number): Uncertainty["years"] {
  const chosen = rows.compared.find(({ weather }) => weather === inputs.weather);
  const reference = chosen?.kwh_kwp ?? null;
  if (!chosen || reference === null) return [];
  return rows.compared.flatMap((row) => {
    if (row.kind !== "actual" || row.years > ONE_YEAR || row.kwh_kwp === null || !isNear(row, chosen)) return [];
    return [{ weather: row.weather, name: row[`name_${language}`], kwh: (kwh * row.kwh_kwp) / reference }];
  });
}

function isNear(a: AnalysisRows["compared"][number], b: AnalysisRows["compared"][number]): boolean {
  return Math.abs(a.latitude - b.latitude) <= NEAR && Math.abs(a.longitude - b.longitude) <= NEAR;
}

function quantileOf(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below]! + (place - below) * (sorted[above]! - sorted[below]!);
}

/**
 * Standard normal distribution to 7.5e-8: equation 26.2.17 of M. Abramowitz and I. A. Stegun, Handbook of Mathematical
 * Functions, 1964.
 */
function normalShare(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const sum = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
  return z >= 0 ? 1 - tail : tail;
}
