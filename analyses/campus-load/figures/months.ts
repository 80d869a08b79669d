import type { Figure } from "#lib/notebook/analysis.ts";
import { standingBars } from "#lib/plot/category-bars.ts";
import type { State } from "../values.ts";
import { most, periodText } from "../values.ts";
import { chosenKeys, emptyWithout, energyBars, energyTable, estimatedLegend, unitName } from "./shared.ts";

export const months: Figure<State> = {
  queries: ["by_month", "span", "load"],
  serverWidth: 524,
  brush: { dimension: "month" },
  title: { en: "By month", ko: "월별" },
  unit: {
    en: (state) => `${unitName(state.rows.by_month)} by month · ${periodText(state)}, ${state.zone}`,
    ko: (state) => `${unitName(state.rows.by_month)}로 본 월별 전력량 · ${periodText(state)}, ${state.zone}`,
  },
  alt: {
    en: (state) => {
      const top = most(state.rows.by_month);
      return `Bars of energy by month. The most: ${top ? top.month : "–"}.`;
    },
    ko: (state) => {
      const top = most(state.rows.by_month);
      return `월별 전력량 막대그림. 가장 많은 것: ${top ? top.month : "–"}.`;
    },
  },
  empty: ({ rows }) => emptyWithout(rows.by_month),
  legend: estimatedLegend,
  draw: (state, { width }) => {
    const bars = energyBars(
      state.rows.by_month,
      state,
      (row) => row.month,
      (row) => row.month,
    );
    return standingBars(bars, {
      width,
      chosen: chosenKeys(
        state,
        "month",
        bars.map(({ key }) => key),
      ),
    });
  },
  table: (state) => energyTable(state.rows.by_month, state, { en: "Month", ko: "월" }, (row) => row.month),
};
