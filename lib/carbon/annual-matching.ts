import { intervalsOf, type SiteEnergy } from "./site-energy.ts";

/** Load against generation by their sums alone: what a claim of "100 % renewable" a year compares. */
export interface AnnualMatch {
  /** Generation over load; above 1 where more is generated, NaN without load. [1] */
  readonly ratio: number;
  /** The same, but 1 at most. [1] */
  readonly share: number;
  readonly load: number;
  readonly generation: number;
  /** Share of intervals where both are known: the others are left out. [1] */
  readonly coverage: number;
}

/**
 * Annual matching: sums over the intervals where both are known, so that a night pays for a sunny noon.
 *
 * @param site Load and generation.
 * @returns Sums in kWh and their ratio.
 * @throws {RangeError} If columns differ in length.
 */
export function annualMatching(site: SiteEnergy): AnnualMatch {
  const n = intervalsOf(site);
  let [load, generation, known] = [0, 0, 0];
  for (let t = 0; t < n; t++) {
    const [use, made] = [site.load[t]!, site.generation[t]!];
    if (Number.isNaN(use) || Number.isNaN(made)) continue;
    load += use;
    generation += made;
    known++;
  }
  const ratio = load > 0 ? generation / load : Number.NaN;
  return { ratio, share: Math.min(1, ratio), load, generation, coverage: n > 0 ? known / n : Number.NaN };
}
