import type { Figure } from "#lib/notebook/analysis.ts";
import { logScatter } from "#lib/plot/log-scatter.ts";
import { formatDecimal, formatEnergy } from "#lib/plot/number-format.ts";
import type { State } from "../values.ts";
import { confounding, regionName, selectedRegion } from "../values.ts";
import { emptyWithoutErrors, kindFill, kindLegend, worstCodes } from "./shared.ts";

export const size: Figure<State> = {
  queries: ["errors", "history"],
  serverWidth: 524,
  title: { en: "Size explains the ranking by MAE", ko: "MAE 순위는 규모가 설명한다" },
  unit: {
    en: (state) =>
      `absolute error against mean monthly use, kWh, logarithmic · Spearman ρ = ${formatDecimal(confounding(state.rows.errors)[0]?.withSize, "en", 2)}`,
    ko: (state) =>
      `월평균 사용량 대비 절대오차, kWh, 로그 눈금 · 스피어먼 ρ = ${formatDecimal(confounding(state.rows.errors)[0]?.withSize, "ko", 2)}`,
  },
  alt: {
    en: (state) =>
      `Scatter of the absolute error against mean monthly use; rank correlation ${formatDecimal(confounding(state.rows.errors)[0]?.withSize, "en", 2)}.`,
    ko: (state) =>
      `월평균 사용량과 절대오차의 산점도. 순위상관 ${formatDecimal(confounding(state.rows.errors)[0]?.withSize, "ko", 2)}.`,
  },
  empty: emptyWithoutErrors,
  legend: kindLegend,
  draw: (state, { width }) => {
    const points = state.rows.errors.flatMap((row) =>
      row.mean_kwh === null || row.mae_kwh === null
        ? []
        : [
            {
              key: row.region_code,
              x: row.mean_kwh,
              y: row.mae_kwh,
              name: regionName(row, state),
              fill: kindFill(row.industrial_share),
            },
          ],
    );
    return logScatter(points, {
      width,
      height: Math.min(420, Math.max(300, width * 0.72)),
      xLabel: { en: "mean monthly use →", ko: "월평균 사용량 →" }[state.language],
      yLabel: { en: "↑ absolute error", ko: "↑ 절대오차" }[state.language],
      tick: (kwh) => formatEnergy(kwh, state.language),
      named: worstCodes(state, 6),
      selected: selectedRegion(state)?.region_code,
    });
  },
  table: (state) => ({
    columns: {
      en: ["Region", "Mean use kWh", "Absolute error kWh", "Industrial share"],
      ko: ["지역", "월평균 사용량 kWh", "절대오차 kWh", "산업용 비중"],
    }[state.language],
    rows: state.rows.errors.map((row) => [regionName(row, state), row.mean_kwh, row.mae_kwh, row.industrial_share]),
  }),
};
