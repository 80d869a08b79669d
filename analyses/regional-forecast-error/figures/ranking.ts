import type { Figure } from "#lib/notebook/analysis.ts";
import { pairedBars } from "#lib/plot/paired-bars.ts";
import type { ErrorRow } from "../measures.ts";
import { MEASURE_HEADING, MEASURE_MEANING, measured, measureFormat, ranked } from "../measures.ts";
import type { State } from "../values.ts";
import { monthName, regionName, selectedRegion } from "../values.ts";
import { bars, widths } from "./region-bars.ts";
import { emptyWithoutMeasure, kindLegend, largest, unitSuffix, worstNames } from "./shared.ts";

const PANELS = { en: ["Largest", "Smallest"], ko: ["큰 순", "작은 순"] } as const;

export const ranking: Figure<State> = {
  queries: ["errors", "history"],
  serverWidth: 524,
  inputs: ["measure", "rows"],
  title: { en: "Largest and smallest misses", ko: "가장 크게, 가장 작게 빗나간 곳" },
  unit: {
    en: ({ inputs, rows }) =>
      `${MEASURE_MEANING[inputs.measure].en}${unitSuffix(inputs.measure, rows.errors)} · ${monthName(inputs.month, "en")}`,
    ko: ({ inputs, rows }) =>
      `${MEASURE_MEANING[inputs.measure].ko}${unitSuffix(inputs.measure, rows.errors)} · ${monthName(inputs.month, "ko")}`,
  },
  alt: {
    en: (state) => `Ranked bars by ${MEASURE_MEANING[state.inputs.measure].en}; the worst are ${worstNames(state)}.`,
    ko: (state) => `${MEASURE_MEANING[state.inputs.measure].ko} 순위 막대. 가장 나쁜 곳은 ${worstNames(state)}.`,
  },
  empty: (state) => emptyWithoutMeasure(state),
  legend: kindLegend,
  draw: (state, { width }) => {
    const { measure, rows: count } = state.inputs;
    const order = ranked(state.rows.errors, measure);
    const format = measureFormat(measure, largest(state.rows.errors, measure), state.language);
    const panels = PANELS[state.language];
    const value = (row: ErrorRow) => measured(row, measure) as number;
    const text = (row: ErrorRow) => format.text(value(row));
    const all = [
      ...bars(order.slice(0, count), panels[0], state, text, value),
      ...bars(order.slice(-count).reverse(), panels[1], state, text, value),
    ];
    return pairedBars(all, { width, panels, selected: selectedRegion(state)?.region_code, ...widths(all) });
  },
  table: (state) => ({
    value: 2,
    columns: [
      ...{ en: ["Rank", "Region"], ko: ["순위", "지역"] }[state.language],
      MEASURE_HEADING[state.inputs.measure][state.language],
    ],
    rows: ranked(state.rows.errors, state.inputs.measure).map((row, i) => [
      i + 1,
      regionName(row, state),
      measured(row, state.inputs.measure),
    ]),
  }),
};
