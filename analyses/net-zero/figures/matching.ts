import type { Figure } from "#lib/notebook/analysis.ts";
import type { Text } from "#lib/notebook/language.ts";
import { oncePerState } from "#lib/notebook/once-per-state.ts";
import { lyingBars } from "#lib/plot/category-bars.ts";
import { formatPercent } from "#lib/plot/number-format.ts";
import { plan, type State, used, withoutBattery } from "../measures.ts";
import { basisText, emptyWithout } from "./shared.ts";

/** A way to lay load beside generation, from the coarsest to the finest. */
export const WAYS: readonly { readonly key: string; readonly name: Text; readonly meaning: Text }[] = [
  {
    key: "year",
    name: { en: "by the year", ko: "연간" },
    meaning: { en: "summer pays for winter, noon for night", ko: "여름이 겨울을, 낮이 밤을 갚습니다" },
  },
  {
    key: "month",
    name: { en: "by the month", ko: "월별" },
    meaning: { en: "noon pays for the nights of its month", ko: "낮이 그 달의 밤을 갚습니다" },
  },
  {
    key: "day",
    name: { en: "by the day", ko: "일별" },
    meaning: { en: "noon pays for the night of its day", ko: "낮이 그날의 밤을 갚습니다" },
  },
  {
    key: "hour",
    name: { en: "by the hour", ko: "시간별" },
    meaning: { en: "each hour is on its own", ko: "각 시간이 스스로 맞아야 합니다" },
  },
  {
    key: "battery",
    name: { en: "… with the battery", ko: "… 배터리 포함" },
    meaning: { en: "surplus is kept for later hours", ko: "잉여를 뒤의 시간에 씁니다" },
  },
  {
    key: "grid",
    name: { en: "… and the grid's share", ko: "… 전력망 무탄소분 포함" },
    meaning: {
      en: "CFE score: imports are as carbon-free as the grid",
      ko: "CFE 점수: 수전량은 전력망만큼 무탄소입니다",
    },
  },
];

/** The share of load that is matched, by way; generation that is in excess in one period does not carry over to the next. */
export const matched = oncePerState(
  (state: State): Readonly<Record<string, number>> => {
    const { energy, annual, hourly } = plan(state);
    const periods = periodsOf(state);
    const byPeriod = (periodOf: Uint16Array, count: number) => {
      const [use, made] = [new Float64Array(count), new Float64Array(count)];
      for (let i = 0; i < periodOf.length; i++) {
        if (Number.isNaN(energy.load[i]) || Number.isNaN(energy.generation[i])) continue;
        const at = periodOf[i] as number;
        use[at] = (use[at] as number) + (energy.load[i] as number);
        made[at] = (made[at] as number) + (energy.generation[i] as number);
      }
      const met = use.reduce((sum, kwh, at) => sum + Math.min(kwh, made[at] as number), 0);
      return annual.load > 0 ? Math.min(1, met / annual.load) : Number.NaN;
    };
    return {
      year: annual.share,
      month: byPeriod(periods.month, 12),
      day: byPeriod(periods.day, 366),
      hour: withoutBattery(state).hourly.own,
      battery: hourly.own,
      grid: hourly.score,
    };
  },
  (state) => [plan(state), withoutBattery(state)],
);

/** Month and day of each hour, from the first of January on. */
const periodsOf = oncePerState(
  (state: State) => {
    const { hours } = used(state);
    const year = hours.length > 8760 ? 2024 : 2023;
    const dayOf = (i: number) => Math.min(365, Math.floor(i / 24));
    const months = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)).getUTCMonth());
    const day = Uint16Array.from(hours, (_, i) => dayOf(i));
    return { day, month: day.map((each) => months[each] as number) };
  },
  (state) => [used(state)],
);

export const matching: Figure<State> = {
  queries: ["load", "place", "weather", "arrays", "output"],
  inputs: ["kwp", "battery", "hours", "gridCfe", "change", "generation"],
  serverWidth: 1176,
  title: { en: "The same sun, matched by year and by hour", ko: "같은 태양광, 연간으로 볼 때와 시간별로 볼 때" },
  unit: {
    en: (state) => `matched share of load, % · ${basisText(state)}`,
    ko: (state) => `부하 중 일치 비율, % · ${basisText(state)}`,
  },
  alt: {
    en: (state) => `Bars of the share of load that is matched: ${said(state)}.`,
    ko: (state) => `부하 중 일치하는 비율의 막대그림: ${said(state)}.`,
  },
  empty: emptyWithout,
  draw: (state, { width }) => {
    const shares = matched(state);
    const bars = WAYS.map(({ key, name }) => ({
      key,
      name: name[state.language],
      value: shares[key] as number,
      estimated: null,
      label: formatPercent(shares[key], state.language),
    }));
    return lyingBars(bars, { width });
  },
  table: (state) => {
    const shares = matched(state);
    return {
      columns: { en: ["Matched", "Share of load %"], ko: ["일치 기준", "부하 대비 비율 %"] }[state.language],
      rows: WAYS.map(({ key, name }) => [name[state.language], percent(shares[key])]),
    };
  },
};

function said(state: State): string {
  const shares = matched(state);
  return WAYS.map(({ key, name }) => `${name[state.language]} ${formatPercent(shares[key], state.language)}`).join(
    ", ",
  );
}

/** A share as a number of per cent; null where it is missing. */
function percent(share: number | undefined): number | null {
  return share === undefined || Number.isNaN(share) ? null : share * 100;
}
