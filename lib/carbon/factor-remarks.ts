import type { AverageFactor } from "./emission-factor.ts";

/** A remark in both languages. */
export type FactorRemark = Readonly<Record<"en" | "ko", string>>;

/**
 * Tells what must be said of a factor where scope 2 of a year is counted by it: that it is no mean of direct emissions at the
 * consumption end, that it is of one gas, what is assumed of its period, and that this is not the year's.
 *
 * @param factor Factor that was taken.
 * @param year Year of the inventory; left out where its fit has been told already. [calendar year]
 * @returns Remarks in both languages; none where the factor is what an inventory of the year asks for.
 */
export function factorRemarks(factor: AverageFactor, year?: number): FactorRemark[] {
  const { scope, end, gases, note, isPeriodAssumed } = factor;
  const remarks: (FactorRemark | false | null)[] = [
    scope === "life cycle" && {
      en: "The factor is of the life cycle: scope 2 counts direct emissions.",
      ko: "전과정 배출계수입니다. 스코프 2는 직접 배출만 셉니다.",
    },
    end === "generation" && {
      en: "The factor is of the generation end: what is bought is counted at the consumption end.",
      ko: "발전단 배출계수입니다. 구매 전력은 소비단 계수로 셉니다.",
    },
    gases.length === 1 && {
      en: `The factor is of ${gases[0]} alone.`,
      ko: `${gases[0]}만의 배출계수입니다.`,
    },
    isPeriodAssumed && note,
    year !== undefined && !coversYear(factor, year) && uncovered(factor, year),
  ];
  return remarks.filter((remark): remark is FactorRemark => Boolean(remark));
}

function coversYear({ from, to }: AverageFactor, year: number): boolean {
  return from !== null && to !== null && from <= year && year <= to;
}

function uncovered({ period, from }: AverageFactor, year: number): FactorRemark {
  if (from === null) {
    return {
      en: `The factor does not say its year; the load is of ${year}.`,
      ko: `배출계수의 대상 연도를 알 수 없습니다. 부하는 ${year}년입니다.`,
    };
  }
  return {
    en: `The factor is of ${period}, the load of ${year}.`,
    ko: `배출계수의 대상 기간은 ${period}년이고 부하는 ${year}년입니다.`,
  };
}
