import type { AverageFactor, EmissionFactor } from "./emission-factor.ts";

/** The factor that an inventory of a year takes, and whether it is of that year. */
export interface KnownFactor {
  readonly factor: AverageFactor;
  /** False where nothing published by then is of the year, so that the one published last stands in. */
  readonly covers: boolean;
}

/**
 * Tells which approved factor an inventory of a year took on a day: of those published by then the one whose period has the
 * year, the shortest period first, then the one published last; where none has it, the one published last. A publication
 * dated by month or year counts from its last day. Under K-ETS the factor of the allocation stays instead.
 *
 * @param factors Factors to choose from; marginal, life-cycle, generation-end, part and reference ones are passed over.
 * @param asked Region, year of the inventory, and the day on which it is looked at, ISO 8601.
 * @returns The factor, or undefined where none had been published.
 */
export function factorKnownOn(
  factors: readonly EmissionFactor[],
  asked: { readonly region: string; readonly year: number; readonly on: string },
): KnownFactor | undefined {
  const known = factors
    .filter(isApproved)
    .filter(({ region, published }) => region === asked.region && published !== null && lastDay(published) <= asked.on)
    .sort((a, b) => lastDay(b.published ?? "").localeCompare(lastDay(a.published ?? "")));
  const ofYear = known.filter(({ from, to }) => from !== null && to !== null && from <= asked.year && asked.year <= to);
  const years = ({ from, to }: AverageFactor) => Number(to) - Number(from);
  const [best] = ofYear.toSorted((a, b) => years(a) - years(b));
  if (best) return { factor: best, covers: true };
  return known[0] && { factor: known[0], covers: false };
}

function isApproved(factor: EmissionFactor): factor is AverageFactor {
  const { kind, scope, end, status } = factor;
  return kind === "average" && scope === "direct" && end === "consumption" && status === "approved";
}

/** Last day of a year, month or day: "2025-03" is known for sure on the 31st. */
function lastDay(published: string): string {
  if (published.length === 4) return `${published}-12-31`;
  return published.length === 7 ? `${published}-31` : published;
}
