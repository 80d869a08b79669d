import type { Figure } from "#lib/notebook/analysis.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { formatNumber } from "#lib/plot/number-format.ts";
import { yearClasses, yearHeatMap } from "#lib/plot/year-heat-map.ts";
import { plan, type State, used } from "../measures.ts";
import { basisText, emptyWithout } from "./shared.ts";

/** What is exported less what is imported in each hour: below zero the campus leans on the grid. [kW] */
export const gapOf = oncePerState(
  (state: State) => {
    const { exported, imported } = plan(state).flows;
    const kw = exported.map((kwh, i) => kwh - (imported[i] as number));
    return { kw, classes: yearClasses(kw, "diverging") };
  },
  (state) => [plan(state)],
);

/** The days of the year as texts. */
const dayNames = oncePerState(
  (state: State) => {
    const { hours } = used(state);
    const format = new Intl.DateTimeFormat("sv-SE", { timeZone: state.zone });
    return Array.from({ length: Math.ceil(hours.length / 24) }, (_, day) => format.format(hours[day * 24]));
  },
  (state) => [used(state), state.zone],
);

export const gap: Figure<State> = {
  queries: ["load", "place", "weather", "arrays", "output"],
  inputs: ["kwp", "battery", "hours", "change", "generation"],
  serverWidth: 1176,
  title: { en: "The hours that solar power leaves open", ko: "태양광이 채우지 못하는 시간" },
  unit: {
    en: (state) => `to the grid (+) and from it (−), days across, hours from below · ${basisText(state)}`,
    ko: (state) => `전력망으로 (+), 전력망에서 (−), 가로 날짜, 세로 시각 · ${basisText(state)}`,
  },
  alt: {
    en: (state) => `Heat map of a year's hours: ${said(state)}.`,
    ko: (state) => `한 해 시간의 열지도: ${said(state)}.`,
  },
  empty: emptyWithout,
  legend: (state) => {
    const { bounds, colours } = gapOf(state).classes;
    const isLarge = (bounds.at(-1) ?? 0) >= 1000;
    const text = (bound: number) => formatNumber(isLarge ? bound / 1000 : bound, state.language);
    // Around zero two bounds stand too close for two texts.
    const [under, over] = [bounds.length / 2 - 1, bounds.length / 2];
    const texts = bounds.map((bound, i) => (i === under ? "" : i === over ? `±${text(bound)}` : text(bound)));
    return { label: isLarge ? "MW" : "kW", colours, bounds: texts };
  },
  draw: (state, { width }) => {
    const { kw, classes } = gapOf(state);
    return yearHeatMap(kw, { width, language: state.language, classes });
  },
  table: (state) => {
    const { kw } = gapOf(state);
    const days = dayNames(state).map((name, day) => {
      let [taken, given, known] = [0, 0, 0];
      for (let i = day * 24; i < Math.min(kw.length, day * 24 + 24); i++) {
        const each = kw[i] as number;
        if (Number.isNaN(each)) continue;
        if (each < 0) taken -= each;
        else given += each;
        known++;
      }
      return known === 0 ? [name, null, null, 0] : [name, taken, given, known];
    });
    return {
      columns: {
        en: ["Day", "From the grid kWh", "To the grid kWh", "Hours known"],
        ko: ["날짜", "수전 kWh", "송전 kWh", "값이 있는 시간"],
      }[state.language],
      rows: days,
    };
  },
};

function said(state: State): string {
  const { kw } = gapOf(state);
  const [below, above] = [kw.filter((each) => each < 0).length, kw.filter((each) => each > 0).length];
  const [less, more] = [below, above].map((count) => formatNumber(count, state.language, 4));
  return { en: `${less} hours lean on the grid, ${more} give to it`, ko: `${less}시간은 받고 ${more}시간은 보냅니다` }[
    state.language
  ];
}
