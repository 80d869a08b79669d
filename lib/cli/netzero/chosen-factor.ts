import emissions from "#data/reference/emission-factors.json" with { type: "json" };
import { type AverageFactor, emissionFactors } from "#lib/carbon/emission-factor.ts";
import { factorKnownOn } from "#lib/carbon/factor-known-on.ts";
import { type FactorRemark, factorRemarks } from "#lib/carbon/factor-remarks.ts";
import { UserError } from "#lib/core/user-error.ts";

/** The factor of a footprint, with what must be said of it. */
export interface ChosenFactor {
  readonly factor: AverageFactor;
  readonly remarks: readonly string[];
}

/**
 * The factor that was asked for by its id, or the approved one of Korea for a year as known on a day.
 *
 * @throws {UserError} If there is none, or it is marginal, which no inventory takes.
 */
export function chosenFactor(
  id: string | undefined,
  { year, on }: { readonly year: number; readonly on: string },
): ChosenFactor {
  const factors = emissionFactors(emissions);
  if (id === undefined) {
    const known = factorKnownOn(factors, { region: "KR", year, on });
    if (!known)
      throw new UserError(`Cannot count emissions as no factor had been approved by ${on}: name one with --factor`);
    const stand = known.covers ? [] : [`No factor of ${year} had been published by ${on}: the newest one stands in.`];
    return { factor: known.factor, remarks: [...stand, ...wordsOf(factorRemarks(known.factor))] };
  }
  const factor = factors.find((each) => each.id === id);
  const averages = factors.flatMap((each) => (each.kind === "average" ? [each.id] : [])).join(", ");
  if (!factor) throw new UserError(`Cannot count emissions by ${id} as there is no such factor: there are ${averages}`);
  if (factor.kind === "marginal") {
    throw new UserError(
      `Cannot count emissions by ${id} as it is marginal, which tells what a shift changes and never what was emitted: take one of ${averages}`,
    );
  }
  return { factor, remarks: wordsOf(factorRemarks(factor, year)) };
}

function wordsOf(remarks: readonly FactorRemark[]): string[] {
  return remarks.map(({ en }) => en);
}
