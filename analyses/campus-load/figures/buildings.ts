import type { Figure } from "#lib/notebook/analysis.ts";
import { lyingBars } from "#lib/plot/category-bars.ts";
import type { State } from "../values.ts";
import { buildingName, most, periodText } from "../values.ts";
import { chosenKeys, emptyWithout, energyBars, energyTable, estimatedLegend, unitName } from "./shared.ts";

export const buildings: Figure<State> = {
  queries: ["by_building", "buildings", "span", "load"],
  serverWidth: 524,
  brush: { dimension: "building" },
  title: { en: "By building", ko: "건물별" },
  unit: {
    en: (state) => `${unitName(state.rows.by_building)} by building · ${periodText(state)}, ${state.zone}`,
    ko: (state) => `${unitName(state.rows.by_building)}로 본 건물별 전력량 · ${periodText(state)}, ${state.zone}`,
  },
  alt: {
    en: (state) => {
      const top = most(state.rows.by_building);
      return `Bars of energy by building, the largest first. The most: ${top ? buildingName(top.building, state) : "–"}.`;
    },
    ko: (state) => {
      const top = most(state.rows.by_building);
      return `건물별 전력량 막대그림, 큰 순서. 가장 많은 것: ${top ? buildingName(top.building, state) : "–"}.`;
    },
  },
  empty: ({ rows }) => emptyWithout(rows.by_building),
  legend: estimatedLegend,
  draw: (state, { width }) => {
    const bars = energyBars(
      [...state.rows.by_building].sort(
        (a, b) => Number(a.kwh === null) - Number(b.kwh === null) || Number(b.kwh) - Number(a.kwh),
      ),
      state,
      (row) => row.building,
      (row) => buildingName(row.building, state),
    );
    return lyingBars(bars, {
      width,
      chosen: chosenKeys(
        state,
        "building",
        bars.map(({ key }) => key),
      ),
    });
  },
  table: (state) =>
    energyTable(state.rows.by_building, state, { en: "Building", ko: "건물" }, (row) =>
      buildingName(row.building, state),
    ),
};
