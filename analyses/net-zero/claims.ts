import type { Claim } from "#lib/notebook/analysis.ts";
import { formatPercent, MISSING } from "#lib/plot/number-format.ts";
import { formatCo2e, scaledText } from "./figures/shared.ts";
import { path } from "./figures/year-measures.ts";
import { isKnown, plan, type State, withoutBattery } from "./measures.ts";

/** Rounding of what is a whole. */
const ALL = 1 - 1e-9;

/** The claims of the prose about whether net zero is within reach. */
export const claims: Readonly<Record<string, Claim<State>>> = {
  onPaper: {
    query: "load",
    states: {
      en: "Over the year the plan generates at least as much as the campus uses.",
      ko: "한 해로 보면 계획은 캠퍼스가 쓰는 만큼 이상을 발전합니다.",
    },
    text: (state) => formatPercent(plan(state).annual.ratio, state.language),
    holds: (state) => judged(state, () => plan(state).annual.ratio >= ALL),
  },
  hoursFallShort: {
    query: "load",
    states: {
      en: "The share of load that the plan's own generation serves in its own hour, battery included, is smaller than the share matched by the year.",
      ko: "배터리를 포함해 같은 시간에 자체 발전으로 채우는 부하의 비율이 연간 일치율보다 작습니다.",
    },
    text: (state) =>
      against(
        state,
        formatPercent(plan(state).hourly.own, state.language),
        formatPercent(plan(state).annual.share, state.language),
      ),
    holds: (state) => judged(state, () => plan(state).hourly.own < plan(state).annual.share - 1e-9),
  },
  batteryHelps: {
    query: "load",
    states: {
      en: "With the battery more of the load is served in its own hour than without it.",
      ko: "배터리가 있으면 없을 때보다 같은 시간에 채우는 부하가 많습니다.",
    },
    text: (state) =>
      against(
        state,
        formatPercent(plan(state).hourly.own, state.language),
        formatPercent(withoutBattery(state).hourly.own, state.language),
      ),
    holds: (state) =>
      state.inputs.battery > 0 ? judged(state, () => plan(state).hourly.own > withoutBattery(state).hourly.own) : null,
  },
  reachesTarget: {
    query: "load",
    states: {
      en: (state) =>
        `The CFE score of the plan is at least ${formatPercent(state.inputs.target / 100, "en", 0)}, the carbon-free share of the grid included.`,
      ko: (state) =>
        `전력망의 무탄소분을 포함한 계획의 CFE 점수가 ${formatPercent(state.inputs.target / 100, "ko", 0)} 이상입니다.`,
    },
    text: (state) => formatPercent(plan(state).hourly.score, state.language),
    holds: (state) => judged(state, () => plan(state).hourly.score >= state.inputs.target / 100 - 1e-9),
  },
  feasibleOnPaper: {
    query: "load",
    states: {
      en: (state) =>
        `Imports less exports, at the emission factor, come to zero by ${lastYear(state)} once the plan is built and its modules age.`,
      ko: (state) =>
        `계획이 완공되고 모듈이 노후하더라도 ${lastYear(state)}년까지 수전량에서 송전량을 뺀 배출량이 영이 되는 해가 있습니다.`,
    },
    text: (state) => said(state, path(state).annualYear),
    holds: (state) => judged(state, () => path(state).annualYear !== null),
  },
  notByTheHour: {
    query: "load",
    states: {
      en: (state) => `In no year up to ${lastYear(state)} does the plan do without imports in every hour.`,
      ko: (state) => `${lastYear(state)}년까지 모든 시간에 수전 없이 지내는 해가 없습니다.`,
    },
    text: (state) => `${formatCo2e(path(state).years.at(-1)?.hourlyKg, state.language)}${scaledText(state)}`,
    holds: (state) => judged(state, () => path(state).hourlyYear === null),
  },
};

/** A comparison, where load and generation are known; else it cannot be told. */
function judged(state: State, holds: () => boolean): boolean | null {
  return isKnown(state) ? holds() : null;
}

function lastYear(state: State): string {
  return String(path(state).years.at(-1)?.year ?? MISSING);
}

function said({ language }: State, year: number | null): string {
  return year === null ? { en: "no year", ko: "없음" }[language] : String(year);
}

function against({ language }: State, first: string, second: string): string {
  return { en: `${first} against ${second}`, ko: `${first} 대 ${second}` }[language];
}
