import type { Figure } from "#lib/notebook/analysis.ts";
import { standingBars } from "#lib/plot/category-bars.ts";
import type { State } from "../values.ts";
import { most, periodText, weekdayName } from "../values.ts";
import { chosenKeys, emptyWithout, energyBars, energyTable, estimatedLegend, unitName } from "./shared.ts";

export const weekdays: Figure<State> = {
  queries: ["by_weekday", "span", "load"],
  serverWidth: 524,
  brush: { dimension: "weekday" },
  title: { en: "By weekday", ko: "요일별" },
  unit: {
    en: (state) => `${unitName(state.rows.by_weekday)} by weekday · ${periodText(state)}, ${state.zone}`,
    ko: (state) => `${unitName(state.rows.by_weekday)}로 본 요일별 전력량 · ${periodText(state)}, ${state.zone}`,
  },
  alt: {
    en: (state) => {
      const top = most(state.rows.by_weekday);
      return `Bars of energy by weekday. The most: ${top ? weekdayName(top.weekday, state.language) : "–"}.`;
    },
    ko: (state) => {
      const top = most(state.rows.by_weekday);
      return `요일별 전력량 막대그림. 가장 많은 것: ${top ? weekdayName(top.weekday, state.language) : "–"}.`;
    },
  },
  empty: ({ rows }) => emptyWithout(rows.by_weekday),
  legend: estimatedLegend,
  draw: (state, { width }) => {
    const bars = energyBars(
      state.rows.by_weekday,
      state,
      (row) => String(row.weekday),
      (row) => weekdayName(row.weekday, state.language, "short"),
    );
    return standingBars(bars, {
      width,
      chosen: chosenKeys(
        state,
        "weekday",
        bars.map(({ key }) => key),
      ),
    });
  },
  table: (state) =>
    energyTable(state.rows.by_weekday, state, { en: "Weekday", ko: "요일" }, (row) =>
      weekdayName(row.weekday, state.language),
    ),
};
