import type { Figure } from "#lib/notebook/analysis.ts";
import { logScatter } from "#lib/plot/log-scatter.ts";
import { formatEnergy } from "#lib/plot/number-format.ts";
import type { State } from "../values.ts";
import { monthName, regionName, selectedRegion } from "../values.ts";
import { emptyWithoutErrors, kindFill, kindLegend, worstCodes } from "./shared.ts";

function known({ rows }: State) {
  return rows.errors.filter((row) => row.actual_kwh !== null && row.forecast_kwh !== null);
}

export const forecastActual: Figure<State> = {
  queries: ["errors", "history"],
  serverWidth: 524,
  title: { en: "Forecast against actual", ko: "예측과 실적" },
  unit: {
    en: ({ inputs }) => `kWh, logarithmic · ${monthName(inputs.month, "en")} · on the line the forecast was right`,
    ko: ({ inputs }) => `kWh, 로그 눈금 · ${monthName(inputs.month, "ko")} · 선 위의 점은 예측이 맞은 지역`,
  },
  alt: {
    en: (state) =>
      `Scatter of forecast against actual use for ${known(state).length} regions in ${monthName(state.inputs.month, "en")}; points near the diagonal were forecast well.`,
    ko: (state) =>
      `${monthName(state.inputs.month, "ko")} ${known(state).length}개 지역의 예측과 실적 산점도. 대각선에 가까울수록 예측이 정확합니다.`,
  },
  empty: emptyWithoutErrors,
  legend: kindLegend,
  draw: (state, { width }) => {
    const points = state.rows.errors.flatMap((row) =>
      row.actual_kwh === null || row.forecast_kwh === null
        ? []
        : [
            {
              key: row.region_code,
              x: row.forecast_kwh,
              y: row.actual_kwh,
              name: regionName(row, state),
              fill: kindFill(row.industrial_share),
            },
          ],
    );
    return logScatter(points, {
      width,
      height: Math.min(420, Math.max(300, width * 0.72)),
      xLabel: { en: "forecast →", ko: "예측 →" }[state.language],
      yLabel: { en: "↑ actual", ko: "↑ 실적" }[state.language],
      tick: (kwh) => formatEnergy(kwh, state.language),
      named: [...(selectedRegion(state) ? [selectedRegion(state)!.region_code] : []), ...worstCodes(state, 5)],
      selected: selectedRegion(state)?.region_code,
      identity: true,
    });
  },
  table: (state) => ({
    columns: { en: ["Region", "Forecast kWh", "Actual kWh"], ko: ["지역", "예측 kWh", "실적 kWh"] }[state.language],
    rows: state.rows.errors.map((row) => [regionName(row, state), row.forecast_kwh, row.actual_kwh]),
  }),
};
