import type { Figure } from "#lib/notebook/analysis.ts";
import { factorKind } from "#lib/notebook/factor-choices.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { State } from "../measures.ts";
import { emptyWithout, formatCo2e, scaledText, sunText } from "./shared.ts";
import { yearLines } from "./year-lines.ts";
import { factorOf, path } from "./year-measures.ts";

export const way: Figure<State> = {
  queries: ["load", "place", "weather", "arrays", "output"],
  inputs: ["kwp", "battery", "hours", "gridCfe", "change", "generation", "built", "decline", "factor"],
  serverWidth: 1176,
  title: { en: "The way to net zero, on paper and by the hour", ko: "넷제로로 가는 길, 장부와 시간별" },
  unit: {
    en: (state) =>
      `tCO₂e a year, location-based · ${factorText(state)}, falling ${state.inputs.decline} % a year${scaledText(state)} · ${sunText(state)}`,
    ko: (state) =>
      `연간 tCO₂e, 지역 기반 · ${factorText(state)}, 해마다 ${state.inputs.decline} % 감소${scaledText(state)} · ${sunText(state)}`,
  },
  alt: {
    en: (state) => `Lines of emissions by year: ${said(state)}.`,
    ko: (state) => `연도별 배출량 선그림: ${said(state)}.`,
  },
  empty: emptyWithout,
  draw: (state, { width }) => {
    const { years, annualYear, hourlyYear } = path(state);
    const points = (kg: (year: (typeof years)[number]) => number) =>
      years.map((each) => ({ year: each.year, value: kg(each) / 1000 }));
    const annual = points(({ annualKg }) => annualKg);
    const hourly = points(({ hourlyKg }) => hourlyKg);
    const moment = (of: typeof annual, zero: number | null) => of.filter(({ year }) => year === zero);
    const zeroText = (year: number | null) =>
      year === null ? "" : { en: ` (zero in ${year})`, ko: ` (${year}년 영)` }[state.language];
    return yearLines(
      [
        {
          name: `${{ en: "by the hour: imports alone", ko: "시간별: 수전량만" }[state.language]}${zeroText(hourlyYear)}`,
          colour: "var(--category-1)",
          points: hourly,
        },
        {
          name: `${{ en: "on paper: imports less exports", ko: "장부: 수전량 − 송전량" }[state.language]}${zeroText(annualYear)}`,
          colour: "var(--category-2)",
          dash: "6,4",
          points: annual,
        },
      ],
      {
        width,
        tick: (value) => formatNumber(value, state.language),
        moments: [...moment(annual, annualYear), ...moment(hourly, hourlyYear)],
      },
    );
  },
  table: (state) => ({
    columns: {
      en: [
        "Year",
        "Solar power kWp",
        "Battery kWh",
        "Imports kWh",
        "Exports kWh",
        "By the hour kgCO2e",
        "On paper kgCO2e",
        "CFE score %",
      ],
      ko: ["연도", "태양광 kWp", "배터리 kWh", "수전 kWh", "송전 kWh", "시간별 kgCO2e", "장부 kgCO2e", "CFE 점수 %"],
    }[state.language],
    rows: path(state).years.map((each) => [
      String(each.year),
      ...[
        each.kwp,
        each.batteryKwh,
        each.importedKwh,
        each.exportedKwh,
        each.hourlyKg,
        each.annualKg,
        100 * each.hourlyScore,
      ].map((value) => (Number.isNaN(value) ? null : value)),
    ]),
    value: 5,
  }),
};

/** The factor, and what it counts where that is not what scope 2 counts. */
function factorText(state: State): string {
  const factor = factorOf(state);
  const isOdd = factor.scope !== "direct" || factor.end !== "consumption";
  return `${factor.kgCo2ePerKwh} kgCO₂e/kWh${isOdd ? ` (${factorKind(factor)[state.language]})` : ""}`;
}

function said(state: State): string {
  const { years } = path(state);
  const [first, last] = [years[0], years.at(-1)];
  if (!first || !last) return "–";
  const { language } = state;
  const words = (kg: number) => formatCo2e(kg, language);
  return {
    en: `by the hour from ${words(first.hourlyKg)} in ${first.year} to ${words(last.hourlyKg)} in ${last.year}, on paper to ${words(last.annualKg)}`,
    ko: `시간별 ${first.year}년 ${words(first.hourlyKg)}에서 ${last.year}년 ${words(last.hourlyKg)}, 장부로는 ${words(last.annualKg)}`,
  }[language];
}
