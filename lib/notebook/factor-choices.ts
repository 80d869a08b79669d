import type { AverageFactor, EmissionFactorTable } from "#lib/carbon/emission-factor.ts";
import { emissionFactors } from "#lib/carbon/emission-factor.ts";
import type { Choice } from "./input.ts";
import type { Text } from "./language.ts";

/** A factor that an input offers. */
export interface FactorChoice extends Choice {
  readonly factor: AverageFactor;
}

/** The factors that an inventory may take, as an input offers them: at the consumption end first, dated; a marginal one is none of them. */
export function factorChoices(table: EmissionFactorTable): FactorChoice[] {
  return emissionFactors(table)
    .filter((factor): factor is AverageFactor => factor.kind === "average" && factor.status !== "part")
    .toSorted((a, b) => Number(b.end === "consumption") - Number(a.end === "consumption"))
    .map((factor) => ({ value: factor.id, label: dated(factor), factor }));
}

/** What a factor counts, in two words. */
export function factorKind({ end, scope }: AverageFactor): Text {
  if (scope === "life cycle") return { en: "life cycle", ko: "전과정" };
  return end === "generation" ? { en: "generation end", ko: "발전단" } : { en: "consumption end", ko: "소비단" };
}

function dated(factor: AverageFactor): Text {
  const { period, kgCo2ePerKwh, published } = factor;
  const value = `${kgCo2ePerKwh}`;
  const kind = factorKind(factor);
  const when = published?.slice(0, 4);
  return {
    en: `${value} · ${kind.en}, ${period}${when ? `, published ${when}` : ""}`,
    ko: `${value} · ${kind.ko}, ${period}${when ? `, ${when}년 공표` : ""}`,
  };
}
