import type { Figure } from "#lib/notebook/analysis.ts";
import { formatPercent } from "#lib/plot/number-format.ts";
import type { RankedBar } from "#lib/plot/paired-bars.ts";
import { pairedBars } from "#lib/plot/paired-bars.ts";
import { MEASURE_HEADING, MEASURE_MEANING, measured, measureFormat, ranked } from "../measures.ts";
import type { State } from "../values.ts";
import { monthName, regionName, selectedRegion } from "../values.ts";
import { widths } from "./region-bars.ts";
import { emptyWithoutMeasure, kindFill, kindLegend, unitSuffix } from "./shared.ts";

const NEITHER_MONTH = {
  en: "Neither May nor August of this year has a forecast by this model.",
  ko: "이 해의 5월과 8월에는 이 모형의 예측이 없습니다.",
};

export const seasons: Figure<State> = {
  queries: ["seasons", "errors", "history"],
  serverWidth: 1176,
  inputs: ["measure", "rows"],
  title: { en: "May against August", ko: "5월과 8월" },
  unit: {
    en: ({ inputs, rows }) =>
      `${MEASURE_MEANING[inputs.measure].en}${unitSuffix(inputs.measure, rows.errors)} · ${inputs.month.slice(0, 4)} · behind the bars: industrial share`,
    ko: ({ inputs, rows }) =>
      `${MEASURE_MEANING[inputs.measure].ko}${unitSuffix(inputs.measure, rows.errors)} · ${inputs.month.slice(0, 4)}년 · 막대 뒤: 산업용 비중`,
  },
  alt: {
    en: ({ inputs }) => `The worst regions of May and of August ${inputs.month.slice(0, 4)} side by side.`,
    ko: ({ inputs }) => `${inputs.month.slice(0, 4)}년 5월과 8월에 가장 크게 빗나간 지역.`,
  },
  empty: (state) =>
    state.rows.seasons.some(({ mae_kwh }) => mae_kwh !== null)
      ? emptyWithoutMeasure(state, state.rows.seasons)
      : NEITHER_MONTH,
  legend: kindLegend,
  draw: (state, { width }) => {
    const { measure, rows: count } = state.inputs;
    const year = state.inputs.month.slice(0, 4);
    const months = [`${year}-05`, `${year}-08`];
    const panels = months.map((month) => monthName(month, state.language));
    const byCode = new Map(state.rows.errors.map((row) => [row.region_code, row]));
    const format = measureFormat(
      measure,
      Math.max(0, ...state.rows.seasons.map((row) => Math.abs(measured(row, measure) ?? 0))),
      state.language,
    );
    const all = months.flatMap((month, panel) =>
      ranked(
        state.rows.seasons.filter((row) => row.month === month),
        measure,
      )
        .slice(0, count)
        .flatMap((row, i): RankedBar[] => {
          const region = byCode.get(row.region_code);
          if (!region) return [];
          const value = measured(row, measure) as number;
          const share =
            region.industrial_share === null ? "" : ` · ${formatPercent(region.industrial_share, state.language, 0)}`;
          return [
            {
              key: row.region_code,
              panel: panels[panel] as string,
              rank: i + 1,
              name: regionName(region, state),
              value,
              label: `${format.text(value)}${share}`,
              fill: kindFill(region.industrial_share),
            },
          ];
        }),
    );
    return pairedBars(all, { width, panels, selected: selectedRegion(state)?.region_code, ...widths(all) });
  },
  table: (state) => ({
    columns: [
      ...{ en: ["Month", "Region code", "Error kWh"], ko: ["월", "지역 코드", "오차 kWh"] }[state.language],
      MEASURE_HEADING[state.inputs.measure][state.language],
    ],
    rows: state.rows.seasons.map((row) => [
      row.month,
      row.region_code,
      row.error_kwh,
      measured(row, state.inputs.measure),
    ]),
  }),
};
