import type { Figure } from "#lib/notebook/analysis.ts";
import { formatPercent } from "#lib/plot/number-format.ts";
import { pairedBars } from "#lib/plot/paired-bars.ts";
import type { ErrorRow } from "../measures.ts";
import type { State } from "../values.ts";
import { monthName, selectedRegion } from "../values.ts";
import { bars, widths } from "./region-bars.ts";
import { kindLegend } from "./shared.ts";

function backtestMonths({ rows }: State): number {
  return Math.max(0, ...rows.backtest.map(({ months }) => months));
}

export const squared: Figure<State> = {
  queries: ["backtest", "errors", "history"],
  serverWidth: 1176,
  inputs: ["rows"],
  title: { en: "MAE and MSE side by side", ko: "MAE와 MSE 나란히" },
  unit: {
    en: (state) =>
      `each region's share of the sum over all regions, % · ${backtestMonths(state)} target months to ${monthName(state.inputs.month, "en")} · squares let a few regions weigh nearly everything`,
    ko: (state) =>
      `전체 합에서 각 지역이 차지하는 비중, % · ${monthName(state.inputs.month, "ko")}까지 ${backtestMonths(state)}개월 · 제곱하면 소수 지역이 거의 전부를 차지한다`,
  },
  alt: {
    en: () => "Two rankings of regions by their share of the summed absolute and of the summed squared error.",
    ko: () => "절대오차 합과 제곱오차 합에서 각 지역이 차지하는 비중의 두 순위.",
  },
  empty: ({ rows }) =>
    rows.backtest.length ? undefined : { en: "No forecasts before this month.", ko: "이 달 이전의 예측이 없습니다." },
  legend: kindLegend,
  draw: (state, { width }) => {
    const panels = ["MAE", "MSE"] as const;
    const byCode = new Map(state.rows.errors.map((row) => [row.region_code, row]));
    const all = panels.flatMap((panel) => {
      const column = panel === "MAE" ? "mae_kwh" : "mse_kwh2";
      const known = state.rows.backtest.filter((row) => row[column] !== null);
      const sum = known.reduce((total, row) => total + (row[column] as number), 0);
      const top = [...known].sort((a, b) => (b[column] as number) - (a[column] as number)).slice(0, state.inputs.rows);
      const share = new Map(top.map((row) => [row.region_code, (row[column] as number) / sum]));
      const rows = top.flatMap(({ region_code }) => byCode.get(region_code) ?? []);
      const value = (row: ErrorRow) => share.get(row.region_code) as number;
      return bars(rows, panel, state, (row) => formatPercent(value(row), state.language), value);
    });
    return pairedBars(all, { width, panels, selected: selectedRegion(state)?.region_code, ...widths(all) });
  },
  table: (state) => ({
    columns: {
      en: ["Region code", "MAE kWh", "MSE kWh²", "Months"],
      ko: ["지역 코드", "MAE kWh", "MSE kWh²", "월 수"],
    }[state.language],
    rows: state.rows.backtest.map((row) => [row.region_code, row.mae_kwh, row.mse_kwh2, row.months]),
  }),
};
