import type { Figure } from "#lib/notebook/analysis.ts";
import { textWidth } from "#lib/plot/label-placement.ts";
import { formatDecimal, formatPercent } from "#lib/plot/number-format.ts";
import { pairedBars } from "#lib/plot/paired-bars.ts";
import type { State } from "../measures.ts";
import { modelText, NO_FORECAST } from "./forecast.ts";
import { forecastName } from "./id-words.ts";
import { leadDay, leadText, partName, type Score, VPP } from "./scores.ts";

export const skill: Figure<State> = {
  queries: ["scores", "built"],
  inputs: ["forecast", "lead", "part"],
  serverWidth: 1176,
  title: { en: "How good the forecast is, by array", ko: "어레이별 예측 성적" },
  unit: {
    en: (state) =>
      `${modelText(state)}, ${leadText(state)}, hours of daylight; skill = 1 − MAE ÷ MAE of persistence${partText(state)}`,
    ko: (state) =>
      `${modelText(state)}, ${leadText(state)}, 낮 시간; 스킬 = 1 − MAE ÷ 지속성 예측의 MAE${partText(state)}`,
  },
  alt: {
    en: (state) => `Bars of skill and coverage by array: ${linesOf(state)}.`,
    ko: (state) => `어레이별 스킬과 구간 적중률 막대그림: ${linesOf(state)}.`,
  },
  empty: (state) => {
    if (shownScores(state).length > 0) return undefined;
    if (state.rows.scores.length === 0) return NO_FORECAST;
    return {
      en: "This model has no measured forecasts: choose another above.",
      ko: "이 모형에는 실측과 견줄 예측이 없습니다. 위에서 다른 모형을 고르세요.",
    };
  },
  draw: (state, { width }) => {
    const { language } = state;
    const scores = shownScores(state);
    const [first, second] = panels(state);
    const bars = scores.flatMap((row, i) => {
      const bar = { key: row.array, rank: i + 1, name: partName(row.array, state), fill: "var(--category-1)" };
      return [
        ...(row.skill === null
          ? []
          : [{ ...bar, panel: first, value: row.skill, label: formatDecimal(row.skill, language, 2) }]),
        ...(row.coverage80 === null
          ? []
          : [{ ...bar, panel: second, value: row.coverage80, label: formatPercent(row.coverage80, language, 0) }]),
      ];
    });
    return pairedBars(bars, {
      width,
      panels: [first, second],
      selected: state.inputs.part,
      nameWidth: Math.max(40, ...bars.map(({ name }) => textWidth(name))) + 12,
      labelWidth: Math.max(24, ...bars.map(({ label }) => textWidth(label))) + 12,
    });
  },
  table: (state) => ({
    columns: {
      en: [
        "Array",
        "Model",
        "Days ahead",
        "Hours compared",
        "MAE kWh",
        "WAPE %",
        "Skill",
        "In the 80 % band %",
        "In the 95 % band %",
        "Measured part %",
      ],
      ko: [
        "어레이",
        "모형",
        "선행 일수",
        "비교한 시간",
        "MAE kWh",
        "WAPE %",
        "스킬",
        "80 % 구간 적중 %",
        "95 % 구간 적중 %",
        "실측 비율 %",
      ],
    }[state.language],
    rows: state.rows.scores.map((row) => [
      partName(row.array, state),
      forecastName(row.model, state.language),
      row.lead_day,
      row.hours,
      row.mae_kwh,
      percent(row.wape),
      row.skill,
      percent(row.coverage80),
      percent(row.coverage95),
      percent(row.share),
    ]),
    value: 6,
  }),
};

/** Scores of the chosen model and day ahead: the sum first, then the arrays. */
function shownScores(state: State): Score[] {
  const day = leadDay(state);
  return state.rows.scores.filter((row) => row.model === state.inputs.forecast && row.lead_day === day);
}

/** Which part of all arrays the scores are of, where it is not all. */
function partText(state: State): string {
  const share = shownScores(state).find(({ array }) => array === VPP)?.share ?? 1;
  if (share === 1) return "";
  const part = formatPercent(share, state.language);
  return {
    en: `; all arrays by the ${part} of their output that is measured`,
    ko: `; 전체는 출력 가운데 실측된 ${part}의 성적`,
  }[state.language];
}

function panels({ language }: State): [string, string] {
  return language === "ko"
    ? ["지속성 예측 대비 스킬", "80 % 구간에 든 비율"]
    : ["Skill against persistence", "Inside the 80 % band"];
}

function percent(share: number | null): number | null {
  return share === null ? null : 100 * share;
}

function linesOf(state: State): string {
  return shownScores(state)
    .slice(0, 4)
    .map((row) => {
      const inside = formatPercent(row.coverage80, state.language, 0);
      return `${partName(row.array, state)} ${formatDecimal(row.skill, state.language, 2)}, ${inside}`;
    })
    .join("; ");
}
