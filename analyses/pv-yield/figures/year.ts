import type { Figure, FigureTable } from "#lib/notebook/analysis.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { yearClasses, yearHeatMap } from "#lib/plot/year-heat-map.ts";
import type { State } from "../measures.ts";
import { roofs } from "../measures.ts";
import { CHAIN_INPUTS, CHAIN_QUERIES, chainLine, emptyRoofs, known, monthName } from "./shared.ts";

export const year: Figure<State> = {
  queries: CHAIN_QUERIES,
  inputs: CHAIN_INPUTS,
  serverWidth: 1176,
  title: { en: "Every hour of the year", ko: "한 해의 모든 시간" },
  unit: {
    en: (state) => `kW AC, means of an hour; days from left, hours from below · ${chainLine(state)}`,
    ko: (state) => `교류 kW, 시간 평균. 가로는 날짜, 세로는 시각 · ${chainLine(state)}`,
  },
  alt: {
    en: (state) => `Table of colours: power by day and hour of the year. The highest hour: ${peakText(state)}.`,
    ko: (state) => `날짜와 시각별 출력을 색으로 나타낸 그림. 가장 높은 시간: ${peakText(state)}.`,
  },
  empty: emptyRoofs,
  legend: (state) => {
    const { bounds, colours } = yearClasses(roofs(state)?.hours ?? [], "sequential");
    return { label: "kW", colours, bounds: bounds.map((bound) => formatNumber(bound, state.language)) };
  },
  draw: (state, { width }) => {
    const hours = roofs(state)?.hours ?? new Float64Array();
    return yearHeatMap(hours, { width, language: state.language, classes: yearClasses(hours, "sequential") });
  },
  table: (state) => tableOf(state),
};

const tableOf = oncePerState(
  (state: State): FigureTable => {
    const { hours } = roofs(state) ?? { hours: [] };
    const day = dayNames(hours.length, state.language);
    return {
      columns: { en: ["Day", "Hour", "AC power kW"], ko: ["날짜", "시각", "교류 출력 kW"] }[state.language],
      rows: Array.from(hours, (kw, i) => [day[Math.floor(i / 24)] as string, hourText(i), known(kw)]),
      value: 2,
    };
  },
  (state) => [roofs(state), state.language],
);

/** The hour in which most comes, and its power; undefined where none is known. */
export function peakHour(state: State): { readonly kw: number; readonly text: string } | undefined {
  const { hours } = roofs(state) ?? { hours: [] };
  let top = -1;
  for (let i = 0; i < hours.length; i++) if (top < 0 ? hours[i]! >= 0 : hours[i]! > hours[top]!) top = i;
  if (top < 0) return undefined;
  const day = dayNames(hours.length, state.language)[Math.floor(top / 24)];
  return { kw: hours[top]!, text: `${day} ${hourText(top)}` };
}

const HOURS = Array.from({ length: 24 }, (_, hour) => `${String(hour).padStart(2, "0")}:00`);

function hourText(hour: number): string {
  return HOURS[hour % 24] as string;
}

const namesOfDays = new Map<string, readonly string[]>();

/** The days of a year without its number: months of a typical year are of different ones. Written once, as a slider asks at each step. */
function dayNames(hours: number, language: string): readonly string[] {
  const key = `${hours} ${language}`;
  let names = namesOfDays.get(key);
  if (!names) {
    const first = Date.UTC(hours > 8760 ? 2024 : 2023, 0, 1);
    names = Array.from({ length: Math.ceil(hours / 24) }, (_, day) => {
      const at = new Date(first + day * 864e5);
      const month = monthName(at.getUTCMonth(), language);
      return language === "ko" ? `${month} ${at.getUTCDate()}일` : `${at.getUTCDate()} ${month}`;
    });
    namesOfDays.set(key, names);
  }
  return names;
}

function peakText(state: State): string {
  const peak = peakHour(state);
  return peak ? `${formatNumber(peak.kw, state.language)} kW, ${peak.text}` : "–";
}
