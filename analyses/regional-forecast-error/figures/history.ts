import type { Figure } from "#lib/notebook/analysis.ts";
import { intervalHistory } from "#lib/plot/interval-history.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { State } from "../values.ts";
import { regionName, selectedRegion } from "../values.ts";
import { largestUse, scatterUnit, tickText } from "./shared.ts";

function historyName(state: State): string {
  const row = selectedRegion(state);
  return row ? regionName(row, state) : { en: "Region", ko: "지역" }[state.language];
}

function calibration(state: State): string {
  const row = selectedRegion(state);
  if (!row) return "";
  const past = formatNumber(row.error_count, state.language);
  const months = formatNumber(row.error_months, state.language);
  if (row.basis === "own")
    return { en: `, from ${past} past errors of its own`, ko: `, 이 지역의 과거 오차 ${past}개 기준` }[state.language];
  if (row.basis === "pooled")
    return {
      en: `, from ${past} past errors of all regions in ${months} months`,
      ko: `, 전체 지역 ${months}개월의 과거 오차 ${past}개 기준`,
    }[state.language];
  return { en: ", none yet: too few past errors", ko: ", 과거 오차가 부족해 아직 없음" }[state.language];
}

export const history: Figure<State> = {
  queries: ["history", "errors"],
  serverWidth: 1176,
  inputs: ["month"],
  title: {
    en: (state) => `${historyName(state)}: history, forecasts and their intervals`,
    ko: (state) => `${historyName(state)}: 이력과 예측, 예측구간`,
  },
  unit: {
    en: (state) =>
      `${scatterUnit(state.rows.history)} a month, Asia/Seoul · 80 and 95 % intervals${calibration(state)}`,
    ko: (state) => `월 ${scatterUnit(state.rows.history)}, Asia/Seoul · 80 %와 95 % 예측구간${calibration(state)}`,
  },
  alt: {
    en: (state) =>
      `Monthly use of ${historyName(state)} as a solid line, forecasts made a month ahead as a dashed line with bands.`,
    ko: (state) => `${historyName(state)}의 월별 사용량(실선)과 한 달 앞 예측(점선), 예측구간.`,
  },
  empty: ({ rows }) =>
    rows.history.length
      ? undefined
      : { en: "No region has a forecast error here to follow.", ko: "따라갈 예측오차가 있는 지역이 없습니다." },
  draw: (state, { width }) => {
    const { unit, tick } = tickText(state.language, largestUse(state.rows.history));
    return intervalHistory(
      state.rows.history.map((row) => ({
        month: row.month,
        actual: row.actual_kwh,
        forecast: row.forecast_kwh,
        lo80: row.lo80_kwh,
        hi80: row.hi80_kwh,
        lo95: row.lo95_kwh,
        hi95: row.hi95_kwh,
      })),
      {
        width,
        language: state.language,
        target: state.inputs.month,
        tick,
        actualLabel: { en: `measured, ${unit}`, ko: `실적, ${unit}` }[state.language],
        forecastLabel: { en: "forecast (dashed)", ko: "예측(점선)" }[state.language],
        missingLabel: { en: "no data", ko: "자료 없음" }[state.language],
      },
    );
  },
  table: (state) => ({
    value: 1,
    columns: {
      en: ["Month", "Actual kWh", "Forecast kWh", "80 % low kWh", "80 % high kWh"],
      ko: ["월", "실적 kWh", "예측 kWh", "80 % 하한 kWh", "80 % 상한 kWh"],
    }[state.language],
    rows: state.rows.history.map((row) => [row.month, row.actual_kwh, row.forecast_kwh, row.lo80_kwh, row.hi80_kwh]),
  }),
};
