import type { Figure } from "#lib/notebook/analysis.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { timeLine } from "#lib/plot/time-line.ts";
import type { State } from "../values.ts";
import { periodText, values } from "../values.ts";

export const load: Figure<State> = {
  queries: ["load", "span"],
  serverWidth: 1176,
  zoom: "time",
  title: { en: "Power over the whole period", ko: "전체 기간의 전력" },
  unit: {
    en: (state) => `kW, means of 15 minutes, gaps where nothing was read · ${periodText(state)}, ${state.zone}`,
    ko: (state) => `kW, 15분 평균, 검침이 없는 곳은 빈칸 · ${periodText(state)}, ${state.zone}`,
  },
  alt: {
    en: (state) => `Line of power from ${periodText(state)}; the highest is ${values(state).peak?.text}.`,
    ko: (state) => `${periodText(state)}의 전력 선그림. 최고는 ${values(state).peak?.text}.`,
  },
  empty: ({ rows }) =>
    rows.load.some(({ load_kw }) => load_kw !== null)
      ? undefined
      : { en: "No readings are in what is chosen.", ko: "선택한 범위에 검침값이 없습니다." },
  draw: (state, { width }) =>
    timeLine(
      state.rows.load.map(({ interval_start, load_kw }) => ({ at: new Date(interval_start), value: load_kw })),
      {
        width,
        zone: state.zone,
        language: state.language,
        tick: (kw) => formatNumber(kw, state.language),
        label: "kW",
        columns: state.columns,
        ...(state.range ? { domain: [new Date(state.range.from), new Date(state.range.to)] as const } : {}),
      },
    ),
  table: ({ rows, language }) => ({
    columns: { en: ["Start (UTC)", "Power kW"], ko: ["시작 (UTC)", "전력 kW"] }[language],
    rows: rows.load.map(({ interval_start, load_kw }) => [interval_start, load_kw]),
  }),
};
