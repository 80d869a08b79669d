import type { Figure } from "#lib/notebook/analysis.ts";
import { dotRange } from "#lib/plot/dot-range.ts";
import { formatDecimal } from "#lib/plot/number-format.ts";
import { MEASURES } from "../inputs.ts";
import type { State } from "../values.ts";
import { confounding } from "../values.ts";
import { emptyWithoutErrors } from "./shared.ts";

const SERIES = {
  en: ["with mean use", "with industrial share"],
  ko: ["월평균 사용량과", "산업용 비중과"],
} as const;

/** Regions whose error and mean use are known. */
function compared({ rows }: State): number {
  return confounding(rows.errors)[0]?.regions ?? 0;
}

function defined(correlation: number): number | null {
  return Number.isNaN(correlation) ? null : correlation;
}

export const correlations: Figure<State> = {
  queries: ["errors"],
  serverWidth: 612,
  title: { en: "What each measure goes with", ko: "각 척도는 무엇과 함께 움직이나" },
  unit: {
    en: (state) => `Spearman rank correlation over ${compared(state)} regions · no unit, −1 to 1`,
    ko: (state) => `${compared(state)}개 지역의 스피어먼 순위상관 · 단위 없음, −1에서 1`,
  },
  alt: {
    en: (state) =>
      confounding(state.rows.errors)
        .map(
          (c) =>
            `${c.measure.toUpperCase()}: ${formatDecimal(c.withSize, "en", 2)} with mean use, ${formatDecimal(c.withIndustry, "en", 2)} with industrial share.`,
        )
        .join(" "),
    ko: (state) =>
      confounding(state.rows.errors)
        .map(
          (c) =>
            `${c.measure.toUpperCase()}: 사용량과 ${formatDecimal(c.withSize, "ko", 2)}, 산업용 비중과 ${formatDecimal(c.withIndustry, "ko", 2)}.`,
        )
        .join(" "),
  },
  empty: emptyWithoutErrors,
  draw: (state, { width }) => {
    const series = SERIES[state.language];
    const label = (value: number) => formatDecimal(value, state.language, 2);
    const name = (measure: string) => MEASURES.find(({ value }) => value === measure)!.label[state.language];
    const dots = confounding(state.rows.errors).flatMap(({ measure, withSize, withIndustry }) => [
      { row: name(measure), series: series[0], value: withSize, label: label(withSize) },
      { row: name(measure), series: series[1], value: withIndustry, label: label(withIndustry) },
    ]);
    return dotRange(dots, {
      width,
      rows: MEASURES.map(({ label: text }) => text[state.language]),
      series,
      rowWidth: 64,
    });
  },
  table: (state) => ({
    columns: {
      en: ["Measure", ...SERIES.en.map((series) => `Rank correlation ${series}`), "Regions compared"],
      ko: ["척도", ...SERIES.ko.map((series) => `${series}의 순위상관`), "비교한 지역 수"],
    }[state.language],
    rows: confounding(state.rows.errors).map((c) => [
      c.measure.toUpperCase(),
      defined(c.withSize),
      defined(c.withIndustry),
      c.regions,
    ]),
  }),
};
