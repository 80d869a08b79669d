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
    const { hours } = used(state);
    const month = monthOf(hours);
    const byPeriod = (period: (i: number) => number) => {
      const sums = new Map<number, [load: number, generation: number]>();
      let load = 0;
      for (let i = 0; i < hours.length; i++) {
        const [use, made] = [energy.load[i] as number, energy.generation[i] as number];
        if (Number.isNaN(use) || Number.isNaN(made)) continue;
        const sum = sums.get(period(i)) ?? [0, 0];
        sum[0] += use;
        sum[1] += made;
        sums.set(period(i), sum);
        load += use;
      }
      let met = 0;
      for (const [use, made] of sums.values()) met += Math.min(use, made);
      return load > 0 ? Math.min(1, met / load) : Number.NaN;
    };
    return {
      year: annual.share,
      month: byPeriod((i) => month[i] as number),
      day: byPeriod((i) => Math.floor(i / 24)),
      hour: withoutBattery(state).hourly.own,
      battery: hourly.own,
      grid: hourly.score,
    };
  },
  (state) => [plan(state), withoutBattery(state)],
);

/** Months of hours from the first of January on. */
function monthOf(hours: Float64Array): Uint8Array {
  const year = hours.length > 8760 ? 2024 : 2023;
  return Uint8Array.from(hours, (_, i) => new Date(Date.UTC(year, 0, 1, i)).getUTCMonth());
}

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
export function percent(share: number | undefined): number | null {
  return share === undefined || Number.isNaN(share) ? null : share * 100;
}
