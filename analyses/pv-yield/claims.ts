import type { Claim } from "#lib/notebook/analysis.ts";
import { formatDecimal, formatPercent } from "#lib/plot/number-format.ts";
import { scoreOf, VPP } from "./figures/scores.ts";
import { orientationText } from "./figures/shared.ts";
import { rackSweep } from "./figures/sweep.ts";
import { roofs, type State } from "./measures.ts";

/** The day after: what the claims about forecasts are judged by. */
const TOMORROW = 1;

/** Share of hours that a band of 80 % may hold, and still be what it says. */
const HELD = [0.75, 0.88] as const;

/** The comparisons of the prose. */
export const claims: Readonly<Record<string, Claim<State>>> = {
  southIsBest: {
    query: "orientation",
    states: {
      en: "Of all tilts and directions of an open rack that were computed, one that faces south within 15° yields most.",
      ko: "계산한 모든 경사각과 방위각의 개방형 거치대 가운데 정남에서 15° 안쪽을 향한 것이 가장 많이 발전합니다.",
    },
    text: (state) => {
      const best = rackSweep(state)?.best;
      return best ? orientationText(best.tilt, best.azimuth, state.language) : "–";
    },
    holds: (state) => {
      const best = rackSweep(state)?.best;
      return best ? Math.abs(best.azimuth - 180) <= 15 : null;
    },
  },
  summerHalf: {
    query: "weather",
    states: {
      en: "North of the equator, April to September yield more than the other six months.",
      ko: "북반구에서 4~9월의 발전량은 나머지 여섯 달보다 많습니다.",
    },
    text: (state) => {
      const [summer, winter] = halves(state);
      const share = (kwh: number) => formatPercent(kwh / (summer + winter), state.language);
      return { en: `${share(summer)} of the year`, ko: `한 해의 ${share(summer)}` }[state.language];
    },
    holds: (state) => {
      const [summer, winter] = halves(state);
      return (state.rows.place[0]?.latitude ?? 0) > 0 ? less(winter, summer) : null;
    },
  },
  beatsPersistence: {
    query: "scores",
    states: {
      en: "A day ahead the mean absolute error of the chosen forecast, over all arrays together, is smaller than that of persistence.",
      ko: "하루 전 예측에서 전체 어레이 합계의 평균절대오차는 고른 모형이 지속성 예측보다 작습니다.",
    },
    text: (state) => skillText(tomorrow(state)?.skill, state),
    holds: (state) => (state.inputs.forecast === "persistence" ? null : less(0, tomorrow(state)?.skill)),
  },
  togetherIsSteadier: {
    query: "scores",
    states: {
      en: "A day ahead the error of all arrays together, as a share of what they yield, is smaller than that of the middle one of them alone.",
      ko: "하루 전 예측에서 발전량 대비 오차는 전체 합계가 어레이별 오차의 중앙값보다 작습니다.",
    },
    text: (state) => {
      const [all, one] = [tomorrow(state)?.wape, middleWape(state)].map((share) =>
        formatPercent(share, state.language),
      );
      return { en: `${all} against ${one}`, ko: `${all} 대 ${one}` }[state.language];
    },
    holds: (state) => less(tomorrow(state)?.wape, middleWape(state)),
  },
  bandHolds: {
    query: "scores",
    states: {
      en: `A day ahead the 80 % band of all arrays together held from ${100 * HELD[0]} to ${100 * HELD[1]} % of the measured hours.`,
      ko: `하루 전 예측에서 전체 합계의 80 % 구간에 든 실측 시간은 ${100 * HELD[0]}~${100 * HELD[1]} %입니다.`,
    },
    text: (state) => formatPercent(tomorrow(state)?.coverage80, state.language),
    holds: (state) => {
      const held = tomorrow(state)?.coverage80 ?? undefined;
      return held === undefined ? null : held >= HELD[0] && held <= HELD[1];
    },
  },
};

/** By how much the most sunny weather yields more than the least, in the same array [1]; undefined where there is one only. */
export function weatherSpread({ rows }: State): number | undefined {
  const yields = rows.compared.flatMap(({ kwh_kwp }) => kwh_kwp ?? []);
  return yields.length > 1 ? Math.max(...yields) / Math.min(...yields) - 1 : undefined;
}

function tomorrow(state: State) {
  return scoreOf(state, { array: VPP, day: TOMORROW });
}

function middleWape({ rows, inputs }: State): number | undefined {
  const single = rows.scores.filter(
    ({ array, model, lead_day }) => array !== VPP && model === inputs.forecast && lead_day === TOMORROW,
  );
  const sorted = single.flatMap(({ wape }) => wape ?? []).sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1]! + sorted[half]!) / 2;
}

/** What April to September yield, and the other months. [kWh] */
function halves(state: State): [summer: number, winter: number] {
  const months = roofs(state)?.months_kwh ?? [];
  const sum = (of: readonly number[]) => (of.length === 6 ? of.reduce((all, kwh) => all + kwh, 0) : Number.NaN);
  return [sum(months.filter((_, i) => i >= 3 && i < 9)), sum(months.filter((_, i) => i < 3 || i >= 9))];
}

function skillText(skill: number | null | undefined, { language }: State): string {
  return { en: `skill ${formatDecimal(skill, language, 2)}`, ko: `스킬 ${formatDecimal(skill, language, 2)}` }[
    language
  ];
}

/** Whether a < b; null where either is missing. */
function less(a: number | null | undefined, b: number | null | undefined): boolean | null {
  return Number.isFinite(a) && Number.isFinite(b) ? (a as number) < (b as number) : null;
}
