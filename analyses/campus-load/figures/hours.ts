import type { Figure } from "#lib/notebook/analysis.ts";
import { standingBars } from "#lib/plot/category-bars.ts";
import type { State } from "../values.ts";
import { hourName, most, periodText } from "../values.ts";
import { chosenKeys, emptyWithout, energyBars, energyTable, estimatedLegend, unitName } from "./shared.ts";

export const hours: Figure<State> = {
  queries: ["by_hour", "span", "load"],
  serverWidth: 524,
  brush: { dimension: "hour" },
  title: { en: "By hour of the day", ko: "시간대별" },
  unit: {
    en: (state) => `${unitName(state.rows.by_hour)} by hour · ${periodText(state)}, ${state.zone}`,
    ko: (state) => `${unitName(state.rows.by_hour)}로 본 시간대별 전력량 · ${periodText(state)}, ${state.zone}`,
  },
  alt: {
    en: (state) => {
      const top = most(state.rows.by_hour);
      return `Bars of energy by hour of the day. The most: ${top ? hourName(top.hour) : "–"}.`;
    },
    ko: (state) => {
      const top = most(state.rows.by_hour);
      return `하루 중 시간대별 전력량 막대그림. 가장 많은 것: ${top ? hourName(top.hour) : "–"}.`;
    },
  },
  empty: ({ rows }) => emptyWithout(rows.by_hour),
  legend: estimatedLegend,
  draw: (state, { width }) => {
    const bars = energyBars(
      state.rows.by_hour,
      state,
      (row) => String(row.hour),
      (row) => String(row.hour),
    );
    return standingBars(bars, {
      width,
      chosen: chosenKeys(
        state,
        "hour",
        bars.map(({ key }) => key),
      ),
    });
  },
  table: (state) => energyTable(state.rows.by_hour, state, { en: "Hour", ko: "시각" }, (row) => hourName(row.hour)),
};
