import type { Figure } from "#lib/notebook/analysis.ts";
import { textWidth } from "#lib/plot/label-placement.ts";
import { formatPercent } from "#lib/plot/number-format.ts";
import { pairedBars, type RankedBar } from "#lib/plot/paired-bars.ts";
import { FORECASTS } from "../inputs.ts";
import type { State } from "../measures.ts";
import { NO_FORECAST } from "./forecast.ts";
import { forecastName } from "./id-words.ts";
import { partName, type Score } from "./scores.ts";

export const ahead: Figure<State> = {
  queries: ["scores", "built"],
  inputs: ["part"],
  serverWidth: 1176,
  title: {
    en: (state) => `Error by days ahead: ${partName(state.inputs.part, state)}`,
    ko: (state) => `며칠 앞인가에 따른 오차: ${partName(state.inputs.part, state)}`,
  },
  unit: {
    en: "sum of absolute errors as a share of what was measured (WAPE), hours of daylight; further days rest on fewer forecasts",
    ko: "실측 발전량에 대한 절대오차 합의 비율(WAPE), 낮 시간. 먼 날일수록 예측의 수가 적습니다",
  },
  alt: {
    en: (state) => `Bars of error by days ahead and model. The day after: ${tomorrowText(state)}.`,
    ko: (state) => `며칠 앞인가와 모형별 오차 막대그림. 다음 날: ${tomorrowText(state)}.`,
  },
  empty: (state) => (ofPart(state).length > 0 ? undefined : NO_FORECAST),
  draw: (state, { width }) => {
    const { language } = state;
    const models = FORECASTS.filter(({ value }) => ofPart(state).some(({ model }) => model === value));
    const bars = models.flatMap(({ value: model, label }) =>
      ofPart(state).flatMap((row): RankedBar[] => {
        if (row.model !== model || row.wape === null) return [];
        const value = row.wape;
        return [
          {
            key: `${model} ${row.lead_day}`,
            panel: label[language],
            rank: row.lead_day,
            name: dayText(row.lead_day, language),
            value,
            label: formatPercent(value, language, 0),
            fill: "var(--category-1)",
          },
        ];
      }),
    );
    return pairedBars(bars, {
      width,
      panels: models.map(({ label }) => label[language]),
      nameWidth: Math.max(24, ...bars.map(({ name }) => textWidth(name))) + 12,
      labelWidth: Math.max(24, ...bars.map(({ label }) => textWidth(label))) + 12,
    });
  },
  table: (state) => ({
    columns: {
      en: ["Model", "Days ahead", "WAPE %", "MAE kWh", "Forecasts", "Hours compared"],
      ko: ["모형", "선행 일수", "WAPE %", "MAE kWh", "예측 수", "비교한 시간"],
    }[state.language],
    rows: ofPart(state).map((row) => [
      forecastName(row.model, state.language),
      row.lead_day,
      row.wape === null ? null : 100 * row.wape,
      row.mae_kwh,
      row.origins,
      row.hours,
    ]),
    value: 2,
  }),
};

function ofPart({ rows, inputs }: State): Score[] {
  return rows.scores.filter(({ array }) => array === inputs.part);
}

function dayText(day: number, language: State["language"]): string {
  return { en: day === 1 ? "1 day" : `${day} days`, ko: `${day}일` }[language];
}

function tomorrowText(state: State): string {
  return ofPart(state)
    .filter(({ lead_day }) => lead_day === 1)
    .map(({ model, wape }) => `${forecastName(model, state.language)} ${formatPercent(wape, state.language)}`)
    .join(", ");
}
