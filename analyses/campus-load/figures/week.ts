import { energyUnit } from "#lib/core/energy-unit.ts";
import type { Figure } from "#lib/notebook/analysis.ts";
import type { HeatCell } from "#lib/plot/heat-map.ts";
import { heatClasses, heatMap } from "#lib/plot/heat-map.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import type { State } from "../values.ts";
import { hourName, most, periodText, weekdayName } from "../values.ts";
import { emptyWithout, energyTable, unitName } from "./shared.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), name: String(hour) }));

function cells({ rows }: State): HeatCell[] {
  return rows.by_weekday_hour.map(({ weekday, hour, kwh }) => ({
    key: `${weekday}-${hour}`,
    x: String(hour),
    y: String(weekday),
    value: kwh,
  }));
}

export const week: Figure<State> = {
  queries: ["by_weekday_hour", "span", "load"],
  serverWidth: 1176,
  title: { en: "The hours of the week", ko: "한 주의 시간" },
  unit: {
    en: (state) => `energy by weekday and hour · ${periodText(state)}, ${state.zone}`,
    ko: (state) => `요일과 시간대별 전력량 · ${periodText(state)}, ${state.zone}`,
  },
  alt: {
    en: (state) => {
      const top = most(state.rows.by_weekday_hour);
      return `Table of colours: energy by weekday and hour. The most: ${top ? `${weekdayName(top.weekday, "en")} ${hourName(top.hour)}` : "–"}.`;
    },
    ko: (state) => {
      const top = most(state.rows.by_weekday_hour);
      return `요일과 시간대별 전력량을 색으로 나타낸 표. 가장 많은 것: ${top ? `${weekdayName(top.weekday, "ko")} ${hourName(top.hour)}` : "–"}.`;
    },
  },
  empty: ({ rows }) => emptyWithout(rows.by_weekday_hour),
  legend: (state) => {
    const { bounds, colours } = heatClasses(cells(state));
    const unit = unitName(state.rows.by_weekday_hour);
    const size = energyUnit(Math.max(0, ...state.rows.by_weekday_hour.map(({ kwh }) => kwh ?? 0))).kwh;
    return { label: unit, colours, bounds: bounds.map((bound) => formatNumber(bound / size, state.language)) };
  },
  draw: (state, { width }) =>
    heatMap(cells(state), {
      width,
      columns: HOURS,
      rows: [1, 2, 3, 4, 5, 6, 7].map((day) => ({
        value: String(day),
        name: weekdayName(day, state.language, "short"),
      })),
    }),
  table: (state) =>
    energyTable(
      state.rows.by_weekday_hour,
      state,
      { en: "Weekday and hour", ko: "요일과 시각" },
      ({ weekday, hour }) => `${weekdayName(weekday, state.language)} ${hourName(hour)}`,
    ),
};
