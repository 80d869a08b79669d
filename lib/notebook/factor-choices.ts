import type { AverageFactor, EmissionFactorTable } from "#lib/carbon/emission-factor.ts";
import { emissionFactors } from "#lib/carbon/emission-factor.ts";
import type { Choice } from "./input.ts";

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

function dated({ period, kgCo2ePerKwh, published, end, scope }: AverageFactor) {
  const value = `${kgCo2ePerKwh}`;
  const kind = {
    en: scope === "life cycle" ? "life cycle" : end === "generation" ? "generation end" : "consumption end",
    ko: scope === "life cycle" ? "전 과정" : end === "generation" ? "발전단" : "소비단",
  };
  const when = published?.slice(0, 4);
  return {
    en: `${value} · ${kind.en}, ${period}${when ? `, published ${when}` : ""}`,
    ko: `${value} · ${kind.ko}, ${period}${when ? `, ${when}년 공표` : ""}`,
  };
}
