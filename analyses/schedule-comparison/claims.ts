import type { Claim } from "#lib/notebook/analysis.ts";
import { formatDecimal, formatPercent } from "#lib/plot/number-format.ts";
import { meanCost } from "#lib/timetable/cost/benchmark-table.ts";
import { frontPoints } from "./figures/front.ts";
import { INSTANCES } from "./figures/methods.ts";
import { measureText, savedWeeks } from "./figures/weeks.ts";
import { baseline, chosen, compared, costOf, isAlone, type State } from "./measures.ts";

/** Rounding of sums. */
const ROUNDING = 1e-9;

/** The claims of the prose about what the plan saves, and whom it costs something. */
export const claims: Readonly<Record<string, Claim<State>>> = {
  noHardRuleBroken: {
    query: "plans",
    states: {
      en: "The plan breaks no hard rule: all lectures are there, nobody is asked to be in two places, none is at a time that cannot be, no room is taken twice.",
      ko: "이 안은 하드 제약을 어기지 않습니다. 강의가 빠짐없이 있고, 아무도 같은 시간에 두 곳에 있지 않으며, 불가능한 시간에 놓이거나 강의실이 겹치지 않습니다.",
    },
    text: (state) => violations(costOf(state, chosen(state))?.hard.total, state),
    holds: (state) => {
      const total = costOf(state, chosen(state))?.hard.total;
      return total === undefined ? null : total === 0;
    },
  },
  softNoWorse: {
    query: "plans",
    states: {
      en: "The soft penalties of the plan together are not higher than those of the timetable it is compared with.",
      ko: "이 안의 소프트 벌점 합계가 비교 기준 시간표보다 높지 않습니다.",
    },
    text: (state) => {
      const [was, is] = softTotals(state).map((total) => formatDecimal(total, state.language, 0));
      return against(state, is as string, was as string);
    },
    holds: (state) => {
      const [was, is] = softTotals(state);
      return was === undefined || is === undefined || isAlone(state) ? null : is <= was;
    },
  },
  savesEveryWeek: {
    query: "plans",
    states: {
      en: "The plan saves in every week of weather, in what the reader counts savings in.",
      ko: "고른 절감 기준으로 이 안은 모든 기상 주간에 절감합니다.",
    },
    text: (state) => {
      const least = measureText(savedWeeks(state).least, state);
      return { en: `at least ${least}`, ko: `최소 ${least}` }[state.language];
    },
    holds: (state) => {
      const { least } = savedWeeks(state);
      return least === undefined || isAlone(state) ? null : least > ROUNDING;
    },
  },
  usesLess: {
    query: "plans",
    states: {
      en: "On average over the weeks, lectures use less energy by the plan than by the one it is compared with.",
      ko: "주간 평균으로 강의가 쓰는 전력량이 비교 기준 시간표보다 적습니다.",
    },
    text: (state) => savedOf(state, "kwh"),
    holds: (state) => lower(state, "kwh"),
  },
  leansLess: {
    query: "plans",
    states: {
      en: "On average over the weeks, lectures take less from the grid by the plan than by the one it is compared with.",
      ko: "주간 평균으로 강의를 위해 받는 수전량이 비교 기준 시간표보다 적습니다.",
    },
    text: (state) => savedOf(state, "importKwh"),
    holds: (state) => lower(state, "importKwh"),
  },
  firstMovesSaveMost: {
    query: "plans",
    states: {
      en: "Of the front's plans, a moved lecture of the first one saves more than one of the last, each on the average of its plan.",
      ko: "전선의 안 가운데 첫 안의 이동 한 건은 마지막 안의 이동 한 건보다 평균적으로 더 많이 절감합니다.",
    },
    text: (state) => {
      const [first, last] = perMove(state).map((share) => formatPercent(share, state.language, 2));
      return first === undefined || last === undefined ? "–" : against(state, first, last);
    },
    holds: (state) => {
      const [first, last] = perMove(state);
      return first === undefined || last === undefined ? null : first > last;
    },
  },
  annealingWins: {
    query: "timetable",
    states: {
      en: "On each instance of the benchmark that was measured, annealing finds a plan in every run, and its mean cost is below that of the genetic algorithm in the same time, of whose runs those without a plan are left out.",
      ko: "측정한 모든 벤치마크 인스턴스에서 담금질 기법은 실행마다 안을 찾고, 같은 시간에 평균 벌점이 유전 알고리즘보다 낮습니다. 유전 알고리즘의 평균은 안을 찾지 못한 실행을 뺀 값입니다.",
    },
    text: (state) => {
      const [annealing, genetic] = [0, 1].map((at) => costPairs().reduce((sum, pair) => sum + (pair[at] as number), 0));
      const [a, g] = [annealing, genetic].map((total) => formatDecimal(total, state.language, 0));
      return against(state, a as string, g as string);
    },
    holds: () =>
      costPairs().flat().some(Number.isNaN)
        ? null
        : costPairs().every(([a, g]) => a < g) && INSTANCES.every(({ sa }) => !sa.includes(null)),
  },
};

/** The costs of both methods on an instance. */
function costPairs(): readonly (readonly [annealing: number, genetic: number])[] {
  return INSTANCES.map(({ sa, ga }) => [meanCost(sa), meanCost(ga)]);
}

function softTotals(state: State): [number | undefined, number | undefined] {
  return [costOf(state, baseline(state))?.soft.total, costOf(state, chosen(state))?.soft.total];
}

function lower(state: State, key: "kwh" | "importKwh"): boolean | null {
  const both = compared(state);
  return both && !isAlone(state) ? both.is.score.mean[key] < both.was.score.mean[key] - ROUNDING : null;
}

function savedOf(state: State, key: "kwh" | "importKwh"): string {
  const both = compared(state);
  return formatPercent(both && 1 - both.is.score.mean[key] / both.was.score.mean[key], state.language);
}

/** What a move saves on average in the plan with fewest moves, and in that with most. [1] */
function perMove(state: State): number[] {
  const moved = frontPoints(state).filter((point) => point.plan.run === "front" && point.moved > 0);
  const [first, last] = [moved[0], moved.at(-1)];
  if (!first || !last || first === last) return [];
  return [first, last].map(({ saved, moved: count }) => saved / count);
}

function violations(total: number | undefined, state: State): string {
  const count = formatDecimal(total, state.language, 0);
  return { en: `${count} violations`, ko: `위반 ${count}건` }[state.language];
}

function against({ language }: State, first: string, second: string): string {
  return { en: `${first} against ${second}`, ko: `${first} 대 ${second}` }[language];
}
